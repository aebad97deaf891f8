import { batchByLength } from './batch-by-length.ts';
import type { BatchLimits, TokenWindow } from './batch-by-length.ts';
import { splitTokens } from './split-tokens.ts';

/** A sentence encoder that has been loaded: its tokenizer, its limits and its network. */
export type Encoder = {
  dimension: number;
  /** Longest window, start and end marks included. */
  maxTokens: number;
  limits: BatchLimits;
  startToken: number;
  endToken: number;
  /** Token ids of a text without start and end marks. */
  tokenize(text: string): number[];
  /** Embeddings [rows, dimension] of token ids [rows, length] whose mask is 1 where a token is real. */
  run(batch: PaddedBatch): Promise<Float32Array>;
};

export type PaddedBatch = {
  rows: number;
  length: number;
  ids: BigInt64Array;
  mask: BigInt64Array;
};

/**
 * L2-normalised embeddings, row-major [texts, dimension]. A text beyond the encoder's limit is read in
 * windows, and its vector is the mean of theirs weighted by their tokens.
 */
export async function encodeTexts(
  encoder: Encoder,
  texts: readonly string[],
): Promise<Float32Array> {
  const windows = texts.flatMap((text, textIndex) => tokenWindows(encoder, text, textIndex));
  const sums = new Float32Array(texts.length * encoder.dimension);
  for (const batch of batchByLength(windows, encoder.limits)) {
    const vectors = await encoder.run(padBatch(batch));
    addWeighted(sums, batch, { vectors, dimension: encoder.dimension });
  }
  return normaliseRows(sums, encoder.dimension);
}

function tokenWindows(encoder: Encoder, text: string, textIndex: number): TokenWindow[] {
  const { startToken, endToken } = encoder;
  return splitTokens(encoder.tokenize(text), encoder.maxTokens - 2).map((tokens) => ({
    textIndex,
    tokens: [startToken, ...tokens, endToken],
  }));
}

function padBatch(batch: readonly TokenWindow[]): PaddedBatch {
  const length = Math.max(...batch.map((window) => window.tokens.length));
  const ids = new BigInt64Array(batch.length * length);
  const mask = new BigInt64Array(batch.length * length);
  for (const [row, window] of batch.entries()) {
    ids.set(BigInt64Array.from(window.tokens, BigInt), row * length);
    mask.fill(1n, row * length, row * length + window.tokens.length);
  }
  return { rows: batch.length, length, ids, mask };
}

function addWeighted(
  sums: Float32Array,
  batch: readonly TokenWindow[],
  embedded: { vectors: Float32Array; dimension: number },
): void {
  const { vectors, dimension } = embedded;
  for (const [row, window] of batch.entries()) {
    const target = window.textIndex * dimension;
    for (let column = 0; column < dimension; column++) {
      const value = vectors[row * dimension + column] ?? 0;
      sums[target + column] = (sums[target + column] ?? 0) + value * window.tokens.length;
    }
  }
}

function normaliseRows(rows: Float32Array, dimension: number): Float32Array {
  for (let start = 0; start < rows.length; start += dimension) {
    const row = rows.subarray(start, start + dimension);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let column = 0; column < dimension; column++) row[column] = (row[column] ?? 0) / length;
  }
  return rows;
}
