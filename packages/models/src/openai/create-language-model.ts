import type { LanguageModel } from '../language-model.ts';
import type { OpenAiEndpoint } from './create-openai-client.ts';

export type LanguageModelConfig = OpenAiEndpoint & { model: string };

/**
 * The configured language model, or undefined with neither a key nor an endpoint: callers then work by local means.
 * The client is loaded by the first call: it is 300 modules that most processes never need.
 */
export function createLanguageModel(config: LanguageModelConfig): LanguageModel | undefined {
  if (!config.apiKey && !config.baseUrl) return undefined;
  let loading: Promise<LanguageModel> | undefined;
  return {
    model: config.model,
    async complete(request) {
      loading ??= load(config);
      return (await loading).complete(request);
    },
  };
}

async function load(config: LanguageModelConfig): Promise<LanguageModel> {
  const { openAiLanguageModel } = await import('./openai-language-model.ts');
  return openAiLanguageModel(config);
}
