import { parentPort, workerData } from 'node:worker_threads';
import { findThemes, type FindThemes, type FoundThemes } from './find-themes.ts';

/** Messages of the thread to its parent, and the parent's answers to what it asked to embed. */
export type WorkerMessage =
  | { kind: 'progress'; stage: string; fraction: number }
  | { kind: 'embed'; id: number; texts: readonly string[] }
  | { kind: 'found'; found: FoundThemes };
export type EmbedAnswer = { id: number; vectors: Float32Array };

await run(workerData as FindThemes);

/** The encoder lives in the parent: the thread asks it for the vectors of candidate names. */
async function run(input: FindThemes): Promise<void> {
  const waiting = new Map<number, (vectors: Float32Array) => void>();
  parentPort?.on('message', ({ id, vectors }: EmbedAnswer) => {
    waiting.get(id)?.(vectors);
    waiting.delete(id);
  });
  let asked = 0;
  function embed(texts: readonly string[]): Promise<Float32Array> {
    asked += 1;
    const id = asked;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      post({ kind: 'embed', id, texts });
    });
  }
  const found = await findThemes(input, embed, (stage, fraction) =>
    post({ kind: 'progress', stage, fraction }),
  );
  post({ kind: 'found', found });
  parentPort?.close();
}

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}
