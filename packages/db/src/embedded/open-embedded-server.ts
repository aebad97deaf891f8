import { randomBytes } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '@earshot/core';
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
import type { WorkerError, WorkerInput, WorkerReport, WorkerRequest } from './server/worker-messages.ts';

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

export type OpenOutcome = { kind: 'opened'; server: EmbeddedServer } | { kind: 'held'; by: LockContent };

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
    const worker = startWorker(options);
    const ready = await untilReady(worker);
    writeDataVersion(dataDir);
    publishAddress(outcome.lock, ready.address);
    log.info({ startMs: Math.round(ready.startMs), initialised: ready.initialised }, 'embedded database ready');
    return { kind: 'opened', server: ownedServer({ worker, lock: outcome.lock, ready, log }) };
  } catch (error) {
    releaseLock(outcome.lock);
    throw error;
  }
}

/** The lock file of a data folder. */
export function lockFileOf(dataDir: string): string {
  return path.join(dataDir, 'server.lock');
}

function startWorker(options: EmbeddedOptions): Worker {
  const { dataDir, cacheDir } = options;
  const workerInput: WorkerInput = {
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
  return new Worker(new URL('./server/server-worker.ts', import.meta.url), { workerData: workerInput });
}

type Ready = Extract<WorkerReport, { kind: 'ready' }>;

function untilReady(worker: Worker): Promise<Ready> {
  return new Promise((resolve, reject) => {
    worker.once('message', (report: WorkerReport) => {
      if (report.kind === 'ready') resolve(report);
      if (report.kind !== 'failed') return;
      reject(toAppError(report.error));
      void worker.terminate();
    });
    worker.once('error', (error) => reject(serverDied(error)));
    worker.once('exit', () => reject(serverDied(undefined)));
  });
}

type Owned = { worker: Worker; lock: HeldLock; ready: Ready; log: Log };

function ownedServer(owned: Owned): EmbeddedServer {
  const { worker, lock, ready } = owned;
  const signs = setInterval(() => touchLock(lock), SIGN_OF_LIFE_MS).unref();
  let copies = 0;
  return {
    address: ready.address,
    initialised: ready.initialised,
    failure: untilFailure(worker),
    copyTo(targetDir) {
      copies += 1;
      return requestCopy(worker, { kind: 'copy', id: copies, targetDir: path.resolve(targetDir) });
    },
    async close() {
      clearInterval(signs);
      await closeWorker(owned);
      removeSocket(ready.address);
      releaseLock(lock);
    },
  };
}

function untilFailure(worker: Worker): Promise<AppError> {
  return new Promise((resolve) => {
    worker.on('message', (report: WorkerReport) => {
      if (report.kind === 'failed') resolve(toAppError(report.error));
    });
    worker.on('error', (error) => resolve(serverDied(error)));
    worker.on('exit', (exitCode) => {
      if (exitCode !== 0) resolve(serverDied(undefined));
    });
  });
}

function requestCopy(worker: Worker, request: Extract<WorkerRequest, { kind: 'copy' }>): Promise<void> {
  return new Promise((resolve, reject) => {
    const onReport = (report: WorkerReport): void => {
      if (report.kind !== 'copied' || report.id !== request.id) return;
      worker.off('message', onReport);
      if (report.error === undefined) resolve();
      else reject(toAppError(report.error));
    };
    worker.on('message', onReport);
    worker.once('exit', () => reject(serverDied(undefined)));
    worker.postMessage(request);
  });
}

async function closeWorker({ worker, log }: Owned): Promise<void> {
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const request: WorkerRequest = { kind: 'close' };
  worker.postMessage(request);
  const timer = setTimeout(() => {
    log.warn({ closeMs: CLOSE_MS }, 'embedded database did not stop in time and is ended');
    void worker.terminate();
  }, CLOSE_MS);
  await exited;
  clearTimeout(timer);
}

function removeSocket(address: ServerAddress): void {
  const file = socketFile(address);
  if (file === undefined) return;
  rmSync(file, { force: true });
  rmdirSync(path.dirname(file));
}

function serverDied(cause: unknown): AppError {
  return new AppError('internal', 'The embedded PostgreSQL server stopped.', {
    cause,
    remedy: 'Start Earshot again: committed data is recovered from the write-ahead log.',
  });
}

function toAppError(error: WorkerError): AppError {
  const remedy = error.remedy === undefined ? {} : { remedy: error.remedy };
  return new AppError(error.code, error.message, { ...remedy, cause: error.detail });
}
