import { Worker } from 'node:worker_threads';
import { AppError } from '@earshot/core';
import type { WorkerError, WorkerInput, WorkerReport, WorkerRequest } from './worker-messages.ts';

export type ReadyReport = Extract<WorkerReport, { kind: 'ready' }>;
type CopyRequest = Extract<WorkerRequest, { kind: 'copy' }>;

/** Starts the server's thread. It is ready when `untilReady` says so. */
export function startThread(input: WorkerInput): Worker {
  return new Worker(new URL('./server-worker.ts', import.meta.url), { workerData: input });
}

/** Resolves when the server listens; rejects with what kept it from starting. */
export function untilReady(thread: Worker): Promise<ReadyReport> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    thread.on('message', (report: WorkerReport) => {
      if (report.kind === 'ready') resolve(report);
      if (report.kind === 'printed') printed.push(report.line);
      if (report.kind !== 'failed') return;
      // A thread that could not start holds no data.
      thread.terminate().then(() => reject(toAppError(report.error)), reject);
    });
    thread.once('error', (error) => reject(cannotOpen(printed, error)));
    thread.once('exit', () => reject(cannotOpen(printed, undefined)));
  });
}

/** Resolves only when a server that was ready dies by itself. */
export function untilFailure(thread: Worker): Promise<AppError> {
  return new Promise((resolve) => {
    thread.on('message', (report: WorkerReport) => {
      if (report.kind === 'failed') resolve(toAppError(report.error));
    });
    thread.on('error', (error) => resolve(serverDied(error)));
    thread.on('exit', (exitCode) => {
      if (exitCode !== 0) resolve(serverDied(undefined));
    });
  });
}

/** Lets the thread copy PostgreSQL's files when no transaction is open. */
export function requestCopy(thread: Worker, request: CopyRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    function onReport(report: WorkerReport): void {
      if (report.kind !== 'copied' || report.id !== request.id) return;
      thread.off('message', onReport);
      if (report.error === undefined) resolve();
      else reject(toAppError(report.error));
    }
    thread.on('message', onReport);
    thread.once('exit', () => reject(serverDied(undefined)));
    thread.postMessage(request);
  });
}

/** Stops the server in good order; after `timeoutMs` by force, and then gives false. */
export async function closeThread(thread: Worker, timeoutMs: number): Promise<boolean> {
  if (thread.threadId === -1) return true;
  const { promise: exited, resolve } = Promise.withResolvers<void>();
  thread.once('exit', () => resolve());
  const request: WorkerRequest = { kind: 'close' };
  thread.postMessage(request);
  let forced = false;
  const timer = setTimeout(() => {
    forced = true;
    thread.terminate().catch(() => resolve());
  }, timeoutMs);
  await exited;
  clearTimeout(timer);
  return !forced;
}

/** PostgreSQL ends its thread when it cannot use its files. */
function cannotOpen(printed: readonly string[], cause: unknown): AppError {
  const reason = printed.length === 0 ? '' : ` PostgreSQL says: ${printed.join(' ')}`;
  return new AppError('corrupt', `The embedded database's files cannot be opened.${reason}`, {
    cause,
    remedy: 'Unless the disk is full, restore the newest copy or backup of the data folder.',
  });
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
