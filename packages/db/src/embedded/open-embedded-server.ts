import { randomBytes } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { AppError } from '@earshot/core';
import {
  checkDataVersion,
  EMBEDDED_POSTGRES_MAJOR,
  makeDataFolder,
  postgresDirOf,
  writeDataVersion,
} from './folder/check-data-folder.ts';
import {
  acquireLock,
  type HeldLock,
  type LockContent,
  publishAddress,
  releaseLock,
  SIGN_OF_LIFE_MS,
  touchLock,
} from './folder/lock-file.ts';
import { type ServerAddress, socketFile } from './server/listen.ts';
import {
  closeThread,
  type ReadyReport,
  requestCopy,
  startThread,
  untilFailure,
  untilReady,
} from './server/server-thread.ts';
import type { WorkerInput } from './server/worker-messages.ts';

/** The part of a pino logger that is used here. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Holds what can be made again at any time: the template of a new database. */
  cacheDir: string;
  log: Log;
  idleInTransactionMs?: number;
  maxWaitMs?: number;
};

export type EmbeddedServer = {
  address: ServerAddress;
  /** True when this call created the database. */
  initialised: boolean;
  /** Resolves only when the server dies by itself: the process cannot go on without it. */
  failure: Promise<AppError>;
  /** Copies PostgreSQL's files, consistent and complete, to a folder that must not exist. */
  copyTo(targetDir: string): Promise<void>;
  close(): Promise<void>;
};

export type OpenOutcome =
  | { kind: 'opened'; server: EmbeddedServer }
  | { kind: 'held'; by: LockContent };

const IDLE_IN_TRANSACTION_MS = 60_000;
const MAX_WAIT_MS = 120_000;
const MAX_CONNECTIONS = 100;
const CLOSE_MS = 30_000;

/**
 * Starts the embedded PostgreSQL server of a data folder in a worker thread, unless another process runs it.
 * Throws `invalid-config` (not writable), `unsupported` (newer data, other PostgreSQL), `corrupt`.
 */
export async function openEmbeddedServer(options: EmbeddedOptions): Promise<OpenOutcome> {
  const { dataDir, log } = options;
  await makeDataFolder(dataDir);
  const outcome = await acquireLock(lockFileOf(dataDir));
  if (outcome.kind === 'held') return outcome;
  try {
    checkDataVersion(dataDir);
    const thread = startThread(workerInput(options));
    const ready = await untilReady(thread);
    writeDataVersion(dataDir);
    publishAddress(outcome.lock, ready.address);
    log.info(
      { startMs: Math.round(ready.startMs), initialised: ready.initialised },
      'embedded database ready',
    );
    return { kind: 'opened', server: ownedServer({ thread, lock: outcome.lock, ready, log }) };
  } catch (error) {
    releaseLock(outcome.lock);
    throw error;
  }
}

/** The lock file of a data folder. */
export function lockFileOf(dataDir: string): string {
  return path.join(dataDir, 'server.lock');
}

function workerInput(options: EmbeddedOptions): WorkerInput {
  const { dataDir, cacheDir } = options;
  return {
    postgresDir: postgresDirOf(path.resolve(dataDir)),
    templateDir: path.resolve(cacheDir, `postgres-${EMBEDDED_POSTGRES_MAJOR}`),
    listenOn:
      process.platform === 'win32'
        ? { password: randomBytes(24).toString('base64url') }
        : { runDir: path.resolve(dataDir, 'run') },
    limits: {
      idleInTransactionMs: options.idleInTransactionMs ?? IDLE_IN_TRANSACTION_MS,
      maxWaitMs: options.maxWaitMs ?? MAX_WAIT_MS,
    },
    maxConnections: MAX_CONNECTIONS,
  };
}

type Owned = { thread: Worker; lock: HeldLock; ready: ReadyReport; log: Log };

function ownedServer({ thread, lock, ready, log }: Owned): EmbeddedServer {
  const signs = setInterval(() => touchLock(lock), SIGN_OF_LIFE_MS).unref();
  let copies = 0;
  return {
    address: ready.address,
    initialised: ready.initialised,
    failure: untilFailure(thread),
    copyTo(targetDir) {
      copies += 1;
      return requestCopy(thread, { kind: 'copy', id: copies, targetDir: path.resolve(targetDir) });
    },
    async close() {
      clearInterval(signs);
      if (!(await closeThread(thread, CLOSE_MS))) {
        log.warn({ closeMs: CLOSE_MS }, 'embedded database did not stop in time and was ended');
      }
      removeSocket(ready.address);
      releaseLock(lock);
    },
  };
}

function removeSocket(address: ServerAddress): void {
  const file = socketFile(address);
  if (file === undefined) return;
  rmSync(file, { force: true });
  rmdirSync(path.dirname(file));
}
