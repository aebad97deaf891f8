import type { Embedder } from './embedder.ts';
import { createLocalEmbedder, type LocalEmbedderOptions } from './local/create-local-embedder.ts';
import type { OpenAiEmbedderConfig } from './openai/create-openai-embedder.ts';

export type EmbedderConfig = Omit<OpenAiEmbedderConfig, 'model'> & {
  /** A model of the endpoint; without it texts are embedded on this machine. */
  embeddingModel: string | undefined;
  threads: number | undefined;
};

/** The configured embedder: the endpoint's when it names a model, else the local one. Errors: see each of them. */
export async function openEmbedder(
  deps: Required<Pick<LocalEmbedderOptions, 'log' | 'cacheDir'>>,
  { embeddingModel, threads, ...endpoint }: EmbedderConfig,
): Promise<Embedder> {
  if (embeddingModel !== undefined) {
    const { createOpenAiEmbedder } = await import('./openai/create-openai-embedder.ts');
    return createOpenAiEmbedder({ ...endpoint, model: embeddingModel });
  }
  return createLocalEmbedder({ ...deps, ...(threads === undefined ? {} : { threads }) });
}
