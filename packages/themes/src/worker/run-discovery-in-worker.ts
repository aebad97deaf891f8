import { Worker } from 'node:worker_threads';

import type { DiscoverThemes, Discovery, DiscoveryStage } from '../discovery/discover-themes.ts';

export type WorkerReply =
  | { kind: 'progress'; stage: DiscoveryStage; fraction: number }
  | { kind: 'done'; discovery: Discovery };

export interface WorkerOptions {
  /** Aborting ends the thread at once; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (stage: DiscoveryStage, fraction: number) => void;
}

/**
 * Runs `discoverThemes` in a thread of its own, so that the event loop stays free. Vectors are copied to it, unless
 * they lie in a SharedArrayBuffer.
 */
export async function runDiscoveryInWorker(
  input: Omit<DiscoverThemes, 'onProgress'>,
  options: WorkerOptions = {},
): Promise<Discovery> {
  options.signal?.throwIfAborted();
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { workerData: input });
  try {
    return await waitForDiscovery(worker, options);
  } finally {
    await worker.terminate();
  }
}

function waitForDiscovery(worker: Worker, options: WorkerOptions): Promise<Discovery> {
  return new Promise((resolve, reject) => {
    const ended = new AbortController();
    options.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error), {
      signal: ended.signal,
    });
    worker.on('message', (reply: WorkerReply) => {
      if (reply.kind === 'progress') options.onProgress?.(reply.stage, reply.fraction);
      else resolve(reply.discovery);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      ended.abort();
      reject(new Error(`The discovery thread ended early with code ${code}.`));
    });
  });
}
