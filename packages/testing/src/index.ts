export * from './factories/report-snapshot.ts';
export { startFakeOpenAi } from './fake-openai/start-fake-openai.ts';
export type { FakeOpenAi, FakeOpenAiOptions } from './fake-openai/start-fake-openai.ts';
export type { FakeStep } from './fake-openai/fake-step.ts';
export { fakeEmbedding } from './fake-openai/embedding-list.ts';
