import { describe, expect, it } from 'vitest';
import { encodeTexts } from './encode-texts.ts';
import type { Encoder, PaddedBatch } from './encode-texts.ts';

describe('encodeTexts', () => {
  it('keeps the order of the texts although batches are sorted by length', async () => {
    const vectors = await encodeTexts(counting, ['aaaa', 'b', 'aab']);
    expect(rowsOf(vectors)).toEqual([
      [1, 0],
      [0, 1],
      [0.894, 0.447],
    ]);
  });

  it('reads a text beyond the limit in windows and averages them', async () => {
    const vectors = await encodeTexts(counting, ['aaaabbbbbbbb']);
    expect(rowsOf(vectors)).toEqual([[0.447, 0.894]]);
  });

  it('frames every window with the start and end marks and masks padding', async () => {
    const seen: PaddedBatch[] = [];
    await encodeTexts(recording(seen), ['a', 'abb']);
    expect(seen[0]?.ids).toEqual(BigInt64Array.of(8n, 1n, 9n, 0n, 0n, 8n, 1n, 2n, 2n, 9n));
    expect(seen[0]?.mask).toEqual(BigInt64Array.of(1n, 1n, 1n, 0n, 0n, 1n, 1n, 1n, 1n, 1n));
  });

  it('gives no rows for no texts', async () => {
    expect(await encodeTexts(counting, [])).toHaveLength(0);
  });
});

/** A stand-in network of two dimensions: how many a's (token 1) and b's (token 2) a window holds, to length 1. */
const counting: Encoder = {
  dimension: 2,
  maxTokens: 6,
  limits: { rows: 2, tokens: 100 },
  startToken: 8,
  endToken: 9,
  tokenize: (text) => Array.from(text, (letter) => (letter === 'a' ? 1 : 2)),
  run: (batch) => Promise.resolve(countTokens(batch)),
};

function recording(seen: PaddedBatch[]): Encoder {
  return {
    ...counting,
    run(batch) {
      seen.push(batch);
      return counting.run(batch);
    },
  };
}

function countTokens(batch: PaddedBatch): Float32Array {
  const vectors = new Float32Array(batch.rows * 2);
  for (let row = 0; row < batch.rows; row++) {
    const ids = batch.ids.subarray(row * batch.length, (row + 1) * batch.length);
    const counts = [1n, 2n].map((token) => ids.filter((id) => id === token).length);
    vectors.set(
      counts.map((count) => count / Math.hypot(...counts)),
      row * 2,
    );
  }
  return vectors;
}

function rowsOf(vectors: Float32Array): number[][] {
  const rounded = [...vectors].map((value) => Math.round(value * 1000) / 1000);
  return Array.from({ length: rounded.length / 2 }, (_, row) =>
    rounded.slice(row * 2, row * 2 + 2),
  );
}
