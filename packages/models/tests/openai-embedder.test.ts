import { fakeEmbedding, startFakeOpenAi } from '@earshot/testing';
import type { FakeOpenAi } from '@earshot/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiEmbedder } from '../src/openai/create-openai-embedder.ts';

let server: FakeOpenAi;

beforeEach(async () => {
  server = await startFakeOpenAi({ dimension: 6 });
});

afterEach(() => server.close());

describe('createOpenAiEmbedder', () => {
  it('learns the dimension from the endpoint', async () => {
    const embedder = await createOpenAiEmbedder(config());
    expect(embedder).toMatchObject({ model: 'embed-small', dimension: 6 });
  });

  it('names the setting when the dimension is another', async () => {
    await expect(createOpenAiEmbedder({ ...config(), dimension: 384 })).rejects.toMatchObject({
      code: 'invalid-config',
      retryable: false,
      message:
        'The model embed-small gives embeddings of 6 numbers, but OPENAI_EMBEDDING_DIMENSION is 384.',
      remedy: 'Set OPENAI_EMBEDDING_DIMENSION to 6, or choose another OPENAI_EMBEDDING_MODEL.',
    });
  });

  it('sends exactly these bodies', async () => {
    const embedder = await createOpenAiEmbedder(config());
    await embedder.embed(['first', ' ']);
    expect(server.requests.map((request) => request.body)).toEqual([
      { model: 'embed-small', input: ['probe'], encoding_format: 'float' },
      { model: 'embed-small', input: ['first', '.'], encoding_format: 'float' },
    ]);
    expect(server.requests[1]?.headers['authorization']).toBe('Bearer sk-test');
  });

  it('gives rows of length 1 in the order of the texts, over several requests', async () => {
    const embedder = await createOpenAiEmbedder(config());
    const texts = Array.from({ length: 300 }, (_, index) => `text ${index}`);
    const vectors = await embedder.embed(texts);
    expect(server.requests).toHaveLength(4);
    for (const [index, text] of texts.entries()) {
      const expected = normalised(fakeEmbedding(text, 6));
      const row = [...vectors.subarray(index * 6, index * 6 + 6)];
      for (const [column, value] of row.entries())
        expect(value).toBeCloseTo(expected[column] ?? 0, 5);
    }
  });

  it('tries again after a server error', async () => {
    const embedder = await createOpenAiEmbedder(config());
    server.script({ kind: 'status', status: 503, message: 'busy' });
    expect(await embedder.embed(['again'])).toHaveLength(6);
    expect(server.requests).toHaveLength(3);
  });

  it('reports a wrong key at start-up', async () => {
    server.script({ kind: 'status', status: 401, message: 'no' });
    await expect(createOpenAiEmbedder(config())).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('makes no further request once the signal is aborted', async () => {
    const embedder = await createOpenAiEmbedder(config());
    const signal = AbortSignal.abort(new Error('no longer needed'));
    await expect(embedder.embed(['late'], { signal })).rejects.toThrow('no longer needed');
    expect(server.requests).toHaveLength(1);
  });
});

function config() {
  return { apiKey: 'sk-test', baseUrl: server.baseUrl, model: 'embed-small', maxRetries: 2 };
}

function normalised(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
