export { answerOf } from './answer-of.ts';
export type * from './answers.ts';
export { createClient, type ClientOptions, type EarshotClient } from './create-client.ts';
export type { components, operations, paths } from './generated/openapi.ts';
export { ProblemError, problemFrom, type ProblemDetails } from './problem-error.ts';
