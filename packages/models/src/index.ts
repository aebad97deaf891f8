export type { Embedder } from './embedder.ts';
export { createLocalEmbedder } from './local/create-local-embedder.ts';
export type { LocalEmbedderOptions } from './local/create-local-embedder.ts';
