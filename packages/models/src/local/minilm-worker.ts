import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { buildMiniLmModel } from '../minilm/build-minilm-model.ts';
import { readSafetensors } from '../onnx/read-safetensors.ts';
import { encodeTexts } from './encode-texts.ts';
import type { Encoder } from './encode-texts.ts';
import { ensureModelFile } from './ensure-model-file.ts';
import { minilmPackage } from './minilm-package.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

/** Part of the file's name: raise it whenever the built bytes change, so that old files are left alone. */
const modelName = 'minilm-l6-v2-int8-v2';

if (!parentPort) throw new Error('minilm-worker runs in a worker thread only');
await serve(parentPort, workerData as WorkerStart);

/** Builds the model on first use, loads it, and answers one embed message after the other. */
async function serve(port: MessagePort, start: WorkerStart): Promise<void> {
  const encoder = await openEncoder(port, start);
  if (!encoder) return;
  let queue = Promise.resolve();
  port.on('message', (message: ToWorker) => {
    queue = queue.then(async () => {
      if (message.kind === 'embed') return answer(port, encoder, message);
      await encoder.release();
      port.close();
    });
  });
  send(port, { kind: 'ready' });
}

async function openEncoder(port: MessagePort, start: WorkerStart) {
  let step: 'build' | 'load' = 'build';
  try {
    const modelPath = await ensureModelFile(start.cacheDir, { name: modelName, build });
    step = 'load';
    // Imported late: a native library that cannot load must be reported as this step's failure.
    const { loadMiniLm } = await import('./load-minilm.ts');
    const { tokenizerPath } = minilmPackage;
    return await loadMiniLm({ modelPath, tokenizerPath, threads: start.threads });
  } catch (error) {
    send(port, { kind: 'start-failed', step, message: messageOf(error) });
    return undefined;
  }
}

async function build(): Promise<Uint8Array> {
  return buildMiniLmModel(readSafetensors(await readFile(minilmPackage.weightsPath)), 'int8');
}

async function answer(
  port: MessagePort,
  encoder: Encoder,
  request: Extract<ToWorker, { kind: 'embed' }>,
): Promise<void> {
  const { id } = request;
  try {
    const vectors = new Float32Array(await encodeTexts(encoder, request.texts));
    port.postMessage({ kind: 'embedded', id, vectors } satisfies FromWorker, [vectors.buffer]);
  } catch (error) {
    send(port, { kind: 'embed-failed', id, message: messageOf(error) });
  }
}

function send(port: MessagePort, message: FromWorker): void {
  port.postMessage(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
