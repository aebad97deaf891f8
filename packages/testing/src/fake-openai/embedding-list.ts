import { createHash } from 'node:crypto';

export type EmbeddingRequest = {
  model: string;
  input: string | string[];
  encoding_format?: string;
};

/** Embeddings in the documented shape, last text first: a client must go by the index. */
export function embeddingList(request: EmbeddingRequest, dimension: number) {
  const inputs = typeof request.input === 'string' ? [request.input] : request.input;
  const data = inputs.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: encode(fakeEmbedding(text, dimension), request.encoding_format),
  }));
  return {
    object: 'list',
    model: request.model,
    data: data.toReversed(),
    usage: { prompt_tokens: inputs.length, total_tokens: inputs.length },
  };
}

/** A vector that depends on the text alone, not of length 1: equal texts are equal, others unrelated. */
export function fakeEmbedding(text: string, dimension: number): number[] {
  return Array.from({ length: dimension }, (_, index) => {
    const digest = createHash('sha256').update(`${index}:${text}`).digest();
    return digest.readInt32BE(0) / 2 ** 31;
  });
}

function encode(vector: number[], format: string | undefined): number[] | string {
  if (format !== 'base64') return vector;
  return Buffer.from(Float32Array.from(vector).buffer).toString('base64');
}
