/** What the embedding worker is started with. */
export type WorkerStart = { cacheDir: string; threads: number };

export type ToWorker = { kind: 'embed'; id: number; texts: readonly string[] } | { kind: 'close' };

/** `starting` failures tell which step failed, since each has its own remedy. */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'start-failed'; step: 'build' | 'load'; message: string }
  | { kind: 'embedded'; id: number; vectors: Float32Array<ArrayBuffer> }
  | { kind: 'embed-failed'; id: number; message: string };
