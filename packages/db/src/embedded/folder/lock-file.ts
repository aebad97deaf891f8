import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { ServerAddress } from '../server/listen.ts';
import { currentProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

export type LockContent = ProcessIdentity & {
  nonce: string;
  /** Where the holder's server listens, once it does. */
  address?: ServerAddress;
};

export type HeldLock = { file: string; content: LockContent };
export type LockOutcome = { kind: 'acquired'; lock: HeldLock } | { kind: 'held'; by: LockContent };

/** A holder on another machine is believed dead after this long without a sign of life. */
export const SIGN_OF_LIFE_MS = 5000;
const DEAD_AFTER_MS = 60_000;
// Between the creation of the file and the writing of its content.
const UNWRITTEN_MS = 2000;
const UNREADABLE = 'unreadable';

/**
 * Takes the lock if it is free or its holder is dead (killed, or its process id now belongs to another process).
 * Of several processes that find a dead holder exactly one wins: it is who creates the claim named after that holder.
 */
export async function acquireLock(file: string): Promise<LockOutcome> {
  const content: LockContent = { ...currentProcess(), nonce: randomUUID() };
  if (create(file, content)) return { kind: 'acquired', lock: { file, content } };
  const holder = await readHolder(file);
  if (holder === undefined) return acquireLock(file);
  if (isAlive(file, holder)) return { kind: 'held', by: holder };
  const claim = await acquireLock(`${file}.${holder.nonce.slice(0, 8)}`);
  if (claim.kind === 'held') return claim;
  return takeOver(file, holder, claim.lock);
}

/** Whether the holder of a lock still runs. */
export function isAlive(file: string, holder: LockContent): boolean {
  if (holder.nonce === UNREADABLE) return false;
  return isRunning(holder) ?? ageMs(file) < DEAD_AFTER_MS;
}

/** The holder written in a lock file; undefined when there is none. */
export function readLock(file: string): LockContent | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockContent;
  } catch {
    return undefined;
  }
}

/** Adds to a held lock where its server is reached. */
export function publishAddress(lock: HeldLock, address: ServerAddress): void {
  lock.content = { ...lock.content, address };
  const next = `${lock.file}.${lock.content.nonce}.tmp`;
  writeFileSync(next, JSON.stringify(lock.content), { mode: 0o600 });
  renameSync(next, lock.file);
}

/** The sign of life that other machines look for. A lock file that somebody deleted comes back. */
export function touchLock(lock: HeldLock): void {
  if (create(lock.file, lock.content)) return;
  utimesSync(lock.file, new Date(), new Date());
}

/** Gives the lock up, unless somebody has taken it over. */
export function releaseLock(lock: HeldLock): void {
  if (readLock(lock.file)?.nonce === lock.content.nonce) rmSync(lock.file, { force: true });
}

function create(file: string, content: LockContent): boolean {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A file that stays unreadable belongs to nobody alive. */
async function readHolder(file: string): Promise<LockContent | undefined> {
  const holder = readLock(file);
  if (holder !== undefined) return holder;
  const age = ageMs(file);
  if (age === Number.POSITIVE_INFINITY) return undefined;
  if (age > UNWRITTEN_MS) return { pid: 0, place: '', started: '', nonce: UNREADABLE };
  await setTimeout(20);
  return undefined;
}

async function takeOver(file: string, dead: LockContent, claim: HeldLock): Promise<LockOutcome> {
  // Only the holder of the claim replaces the file, so this cannot change before the rename.
  const nonce = readLock(file)?.nonce;
  if (nonce !== dead.nonce && !(nonce === undefined && dead.nonce === UNREADABLE)) {
    releaseLock(claim);
    return acquireLock(file);
  }
  renameSync(claim.file, file);
  return { kind: 'acquired', lock: { file, content: claim.content } };
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
