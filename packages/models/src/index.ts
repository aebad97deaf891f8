export type { Embedder } from './embedder.ts';
export type {
  CompletionOutcome,
  CompletionRequest,
  LanguageModel,
  Prompt,
  TokenUsage,
} from './language-model.ts';
export { openEmbedder } from './open-embedder.ts';
export { createLocalEmbedder } from './local/create-local-embedder.ts';
export type { LocalEmbedderOptions } from './local/create-local-embedder.ts';
export { nameThemes } from './name-themes/name-themes.ts';
export type { NameThemesResult, ThemeNaming, ThemeToName } from './name-themes/name-themes.ts';
export { nameThemePrompt } from './name-themes/name-themes-prompt.ts';
export { createLanguageModel } from './openai/create-language-model.ts';
export type { LanguageModelConfig } from './openai/create-language-model.ts';
export type { OpenAiEmbedderConfig } from './openai/create-openai-embedder.ts';
