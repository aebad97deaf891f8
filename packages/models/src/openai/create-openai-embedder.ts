import { AppError } from '@earshot/core';
import type { OpenAI } from 'openai';
import type { Embedder } from '../embedder.ts';
import { createOpenAiClient } from './create-openai-client.ts';
import type { OpenAiEndpoint } from './create-openai-client.ts';
import { toAppError } from './to-app-error.ts';

export type OpenAiEmbedderConfig = OpenAiEndpoint & {
  model: string;
  /** What the stored vectors are made for; a model that gives another length is refused. */
  dimension?: number | undefined;
};

const textsPerRequest = 128;
const modelSetting = 'OPENAI_EMBEDDING_MODEL';

/**
 * Embeddings from an OpenAI-compatible endpoint. Embeds one word at once, so that a wrong key, model or
 * dimension is told at start-up as an AppError that names the setting.
 */
export async function createOpenAiEmbedder(config: OpenAiEmbedderConfig): Promise<Embedder> {
  const link: Link = { client: createOpenAiClient(config), model: config.model };
  const [probe = []] = await requestEmbeddings(link, ['probe']);
  const dimension = checkedDimension(config, probe.length);
  return {
    model: config.model,
    dimension,
    async embed(texts, { signal } = {}) {
      const vectors = new Float32Array(texts.length * dimension);
      for (let start = 0; start < texts.length; start += textsPerRequest) {
        signal?.throwIfAborted();
        const part = texts.slice(start, start + textsPerRequest);
        const rows = await requestEmbeddings({ ...link, signal }, part);
        writeRows(vectors.subarray(start * dimension), rows, { config, dimension });
      }
      return vectors;
    },
    close: () => Promise.resolve(),
  };
}

type Link = { client: OpenAI; model: string; signal?: AbortSignal | undefined };

/** One vector per text, in their order. */
async function requestEmbeddings(link: Link, texts: readonly string[]): Promise<number[][]> {
  const { client, model, signal } = link;
  // Endpoints refuse a whole request for one empty text.
  const input = texts.map((text) => (text.trim() === '' ? '.' : text));
  const body = { model, input, encoding_format: 'float' as const };
  try {
    const response = await client.embeddings.create(body, signal ? { signal } : {});
    return inOrder(response.data, texts.length);
  } catch (error) {
    signal?.throwIfAborted();
    throw toAppError(error, { model, modelSetting });
  }
}

function inOrder(data: readonly OpenAI.Embedding[], count: number): number[][] {
  const rows: number[][] = [];
  for (const { index, embedding } of data) rows[index] = embedding;
  if (data.length !== count || Object.keys(rows).length !== count) {
    throw new Error(`the endpoint gave ${data.length} embeddings for ${count} texts`);
  }
  return rows;
}

function checkedDimension(config: OpenAiEmbedderConfig, actual: number): number {
  if (config.dimension === undefined || config.dimension === actual) return actual;
  throw new AppError(
    'invalid-config',
    `The model ${config.model} gives embeddings of ${actual} numbers, but OPENAI_EMBEDDING_DIMENSION is ${config.dimension}.`,
    { remedy: `Set OPENAI_EMBEDDING_DIMENSION to ${actual}, or choose another ${modelSetting}.` },
  );
}

function writeRows(
  target: Float32Array,
  rows: readonly number[][],
  expected: { config: OpenAiEmbedderConfig; dimension: number },
): void {
  const { dimension } = expected;
  for (const [index, row] of rows.entries()) {
    checkedDimension({ ...expected.config, dimension }, row.length);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0)) || 1;
    target.set(
      row.map((value) => value / length),
      index * dimension,
    );
  }
}
