import { setTimeout } from 'node:timers/promises';
import { AppError } from '@earshot/core';
import pg from 'pg';
import { isAlive, type LockContent, readLock } from './folder/lock-file.ts';
import { lockFileOf } from './open-embedded-server.ts';
import type { ServerAddress } from './server/listen.ts';

export type JoinOptions = { dataDir: string; timeoutMs: number };

const POLL_MS = 100;
const CONNECT_MS = 5000;

/**
 * Waits until the process that holds a data folder serves it, and gives its address; undefined when that process
 * has ended and the folder is free. Throws `conflict` when it does not answer in time.
 */
export async function joinEmbeddedServer({
  dataDir,
  timeoutMs,
}: JoinOptions): Promise<ServerAddress | undefined> {
  const file = lockFileOf(dataDir);
  const deadline = performance.now() + timeoutMs;
  let holder = readLock(file);
  while (holder !== undefined && isAlive(file, holder)) {
    // A holder that starts may need some tries: it has no address yet.
    if (holder.address !== undefined && (await answers(holder.address))) return holder.address;
    if (performance.now() > deadline) throw notAnswering(dataDir, holder);
    await setTimeout(POLL_MS);
    holder = readLock(file);
  }
  return undefined;
}

/** The settings with which `pg` reaches an embedded server. */
export function connectionTo(address: ServerAddress): pg.ClientConfig {
  return { ...address, user: 'postgres', database: 'postgres', ssl: false };
}

async function answers(address: ServerAddress): Promise<boolean> {
  const client = new pg.Client({ ...connectionTo(address), connectionTimeoutMillis: CONNECT_MS });
  // The failure that counts is that of connect().
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function notAnswering(dataDir: string, holder: LockContent): AppError {
  const [host] = holder.place.split(' ');
  return new AppError(
    'conflict',
    `The data folder ${dataDir} is in use by process ${holder.pid} on ${host}, which does not answer.`,
    {
      remedy: 'Stop that process, or choose another folder with --data-dir.',
    },
  );
}
