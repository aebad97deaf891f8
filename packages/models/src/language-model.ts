import type { z } from 'zod';

/** A model that answers in a given shape. It has no tools and sees one workspace's text per call. */
export type LanguageModel = {
  /** Stored with everything that it decided. */
  readonly model: string;
  /**
   * Asks once. What the model answered is an outcome; a failing endpoint is thrown as an AppError after
   * bounded retries, and an abort as the signal's reason.
   */
  complete<T>(request: CompletionRequest<T>): Promise<CompletionOutcome<T>>;
};

/** Stored with every result, so that a changed prompt re-does only what it touched. */
export type Prompt = { name: string; version: number };

export type CompletionRequest<T> = {
  prompt: Prompt;
  system: string;
  /** The data to work on. Personal data must have been redacted from it. */
  user: string;
  schema: z.ZodType<T>;
  /** Most tokens of the answer. */
  maxTokens: number;
  signal?: AbortSignal | undefined;
};

export type CompletionOutcome<T> = { usage: TokenUsage } & (
  | { kind: 'completed'; value: T }
  | { kind: 'refused' }
  | { kind: 'truncated' }
  /** Not JSON, or not of the schema. `problem` names the fields, never what they held. */
  | { kind: 'invalid'; problem: string }
);

export type TokenUsage = { promptTokens: number; completionTokens: number };
