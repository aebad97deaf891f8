import { Worker } from 'node:worker_threads';
import { AppError } from '@earshot/core';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** A running embedding worker. */
export type EmbedWorker = {
  /** False once its thread has ended: start another one. */
  isAlive(): boolean;
  embed(texts: readonly string[]): Promise<Float32Array>;
  stop(): Promise<void>;
};

type Pending = { resolve(vectors: Float32Array): void; reject(error: Error): void };

/** Starts the worker and waits until its model is loaded. Throws an AppError with a remedy if it cannot be. */
export async function startWorker(start: WorkerStart): Promise<EmbedWorker> {
  const worker = new Worker(new URL('./minilm-worker.ts', import.meta.url), { workerData: start });
  const pending = new Map<number, Pending>();
  const state = { alive: true, lastId: 0 };
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const ready = waitUntilReady(worker, start);
  worker.on('message', (message: FromWorker) => settle(pending, message));
  worker.on('error', (cause) => rejectAll(pending, stopped(cause)));
  worker.once('exit', () => {
    state.alive = false;
    rejectAll(pending, stopped());
  });
  await ready;
  return {
    isAlive: () => state.alive,
    embed: (texts) => request(worker, { pending, state }, texts),
    async stop() {
      send(worker, { kind: 'close' });
      await ended;
    },
  };
}

function waitUntilReady(worker: Worker, start: WorkerStart): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve();
      if (message.kind === 'start-failed') reject(startFailure(start, message));
    });
    worker.once('error', (cause) => reject(stopped(cause)));
    worker.once('exit', () => reject(stopped()));
  });
}

function startFailure(
  start: WorkerStart,
  failure: Extract<FromWorker, { kind: 'start-failed' }>,
): AppError {
  if (failure.step === 'build') {
    return new AppError(
      'unavailable',
      `The sentence model could not be prepared in ${start.cacheDir}: ${failure.message}`,
      { retryable: false, remedy: 'Make the folder writable and leave 100 MB free on its disk.' },
    );
  }
  return new AppError('unavailable', `The sentence model could not be loaded: ${failure.message}`, {
    retryable: false,
    remedy:
      'Install the dependencies again with `pnpm install`; onnxruntime-node needs 64-bit Linux with glibc, macOS or Windows.',
  });
}

function stopped(cause?: unknown): AppError {
  return new AppError('unavailable', 'The embedding worker stopped.', { cause });
}

function settle(pending: Map<number, Pending>, message: FromWorker): void {
  if (message.kind !== 'embedded' && message.kind !== 'embed-failed') return;
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (message.kind === 'embedded') waiting?.resolve(message.vectors);
  else waiting?.reject(new AppError('internal', `Embedding failed: ${message.message}`));
}

function rejectAll(pending: Map<number, Pending>, error: AppError): void {
  for (const waiting of pending.values()) waiting.reject(error);
  pending.clear();
}

function request(
  worker: Worker,
  link: { pending: Map<number, Pending>; state: { alive: boolean; lastId: number } },
  texts: readonly string[],
): Promise<Float32Array> {
  if (!link.state.alive) return Promise.reject(stopped());
  const id = ++link.state.lastId;
  return new Promise((resolve, reject) => {
    link.pending.set(id, { resolve, reject });
    send(worker, { kind: 'embed', id, texts });
  });
}

function send(worker: Worker, message: ToWorker): void {
  worker.postMessage(message, []);
}
