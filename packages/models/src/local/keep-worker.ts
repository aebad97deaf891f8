import { AppError } from '@earshot/core';
import type { EmbedWorker } from './start-worker.ts';

/** Hands out a live worker: a thread that died must not leave a long-lived process without its model. */
export type WorkerKeeper = {
  /** The running worker, or a new one when it has died. Throws once closed. */
  get(): Promise<EmbedWorker>;
  close(): Promise<void>;
};

/** Starts the first worker at once and rejects when that fails. */
export async function keepWorker(start: () => Promise<EmbedWorker>): Promise<WorkerKeeper> {
  let latest = await start();
  let restart: Promise<EmbedWorker> | undefined;
  let closed = false;

  async function restarted(): Promise<EmbedWorker> {
    try {
      latest = await start();
      return latest;
    } finally {
      restart = undefined;
    }
  }

  return {
    async get() {
      if (closed)
        throw new AppError('unavailable', 'The embedder is closed.', { retryable: false });
      if (latest.isAlive()) return latest;
      restart ??= restarted();
      return restart;
    },
    async close() {
      if (closed) return;
      closed = true;
      await restart?.catch(() => latest);
      await latest.stop();
    },
  };
}
