import { Worker } from 'node:worker_threads';
import type { Embedder } from '@earshot/models';
import type { FindThemes, FoundThemes } from './find-themes.ts';
import type { EmbedAnswer, WorkerMessage } from './find-themes-worker.ts';

/** Runs `findThemes` in a thread of its own, so that requests are answered meanwhile. Aborting ends the thread. */
export async function runFindThemes(
  deps: { embedder: Embedder },
  input: FindThemes,
  signal: AbortSignal,
): Promise<FoundThemes> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./find-themes-worker.ts', import.meta.url), {
    workerData: input,
  });
  try {
    return await waitFor(worker, deps, signal);
  } finally {
    await worker.terminate();
  }
}

function waitFor(
  worker: Worker,
  deps: { embedder: Embedder },
  signal: AbortSignal,
): Promise<FoundThemes> {
  return new Promise((resolve, reject) => {
    function fail(error: unknown): void {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
    function onAbort(): void {
      fail(signal.reason);
    }
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'found') resolve(message.found);
      if (message.kind === 'embed') answerEmbed(worker, deps.embedder, message).catch(fail);
    });
    worker.on('error', fail);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', onAbort);
      fail(new Error(`The discovery thread ended early with code ${code}.`));
    });
  });
}

async function answerEmbed(
  worker: Worker,
  embedder: Embedder,
  message: Extract<WorkerMessage, { kind: 'embed' }>,
): Promise<void> {
  const answer: EmbedAnswer = { id: message.id, vectors: await embedder.embed(message.texts) };
  worker.postMessage(answer);
}
