import { availableParallelism } from 'node:os';
import type { Embedder } from '../embedder.ts';
import { minilm } from '../minilm/encoder.ts';
import { keepWorker } from './keep-worker.ts';
import type { WorkerKeeper } from './keep-worker.ts';
import { startWorker } from './start-worker.ts';

export type LocalEmbedderOptions = {
  /** Where the 35 MB model file is built on first use, and found again later. */
  cacheDir: string;
  /** Cores that one batch may use. Defaults to all of them. */
  threads?: number;
  log?: { info(fields: object, message: string): void };
};

// A call is sent in parts, so that a search waits for one part of an import and not for all of it.
const textsPerMessage = 128;

/**
 * all-MiniLM-L6-v2 on this machine, in a worker thread: 384 dimensions, nothing leaves the machine.
 * Throws an AppError with a remedy when the model can be neither built nor loaded.
 */
export async function createLocalEmbedder(options: LocalEmbedderOptions): Promise<Embedder> {
  const threads = options.threads ?? availableParallelism();
  const start = { cacheDir: options.cacheDir, threads };
  const startedAt = performance.now();
  const keeper = await keepWorker(() => startWorker(start));
  options.log?.info(
    { threads, loadMs: Math.round(performance.now() - startedAt) },
    'sentence model loaded',
  );

  return {
    model: 'all-MiniLM-L6-v2-int8',
    dimension: minilm.dimension,
    embed: (texts, { signal } = {}) => embedInParts({ keeper, signal }, texts),
    close: () => keeper.close(),
  };
}

type Parts = { keeper: WorkerKeeper; signal: AbortSignal | undefined };

async function embedInParts(deps: Parts, texts: readonly string[]): Promise<Float32Array> {
  const vectors = new Float32Array(texts.length * minilm.dimension);
  const order = byLength(texts);
  for (let start = 0; start < order.length; start += textsPerMessage) {
    deps.signal?.throwIfAborted();
    const part = order.slice(start, start + textsPerMessage);
    const worker = await deps.keeper.get();
    const rows = await worker.embed(part.map((index) => texts[index] ?? ''));
    scatterRows(vectors, part, rows);
  }
  return vectors;
}

/** Text indices, shortest first: batches of similar length waste little on padding. */
function byLength(texts: readonly string[]): number[] {
  const indices = texts.map((_, index) => index);
  return indices.sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0));
}

function scatterRows(target: Float32Array, rowIndices: readonly number[], rows: Float32Array) {
  const { dimension } = minilm;
  for (const [position, index] of rowIndices.entries()) {
    target.set(rows.subarray(position * dimension, (position + 1) * dimension), index * dimension);
  }
}
