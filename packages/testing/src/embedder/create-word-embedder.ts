import { createHash } from 'node:crypto';

const dimension = 64;

/**
 * An encoder for tests, without a model: a text is the sum of its words' fixed pseudo-random directions, so that texts
 * that share words are near each other. The same text always gives the same unit vector.
 */
export function createWordEmbedder() {
  return {
    model: 'words-64',
    dimension,
    async embed(
      texts: readonly string[],
      options: { signal?: AbortSignal } = {},
    ): Promise<Float32Array> {
      options.signal?.throwIfAborted();
      const vectors = new Float32Array(texts.length * dimension);
      texts.forEach((text, row) => vectors.set(embedText(text), row * dimension));
      return vectors;
    },
    async close(): Promise<void> {},
  };
}

function embedText(text: string): Float32Array {
  const sum = new Float32Array(dimension);
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [''];
  for (const word of words) {
    const bytes = createHash('sha512').update(word).digest();
    for (let at = 0; at < dimension; at++) sum[at] = (sum[at] ?? 0) + (bytes[at] ?? 0) - 127.5;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
