import type { OpenAI } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import type { z } from 'zod';
import type {
  CompletionOutcome,
  CompletionRequest,
  LanguageModel,
  TokenUsage,
} from '../language-model.ts';
import { createOpenAiClient } from './create-openai-client.ts';
import type { LanguageModelConfig } from './create-language-model.ts';
import { toAppError } from './to-app-error.ts';

/** A model of an OpenAI-compatible endpoint, asked for structured output. */
export function openAiLanguageModel(config: LanguageModelConfig): LanguageModel {
  const client = createOpenAiClient(config);
  const { model } = config;
  return {
    model,
    async complete(request) {
      const { signal } = request;
      signal?.throwIfAborted();
      try {
        const options = signal ? { signal } : {};
        const completion = await client.chat.completions.create(bodyOf(model, request), options);
        return outcomeOf(completion, request.schema);
      } catch (error) {
        signal?.throwIfAborted();
        throw toAppError(error, { model, modelSetting: 'OPENAI_MODEL' });
      }
    },
  };
}

function bodyOf<T>(
  model: string,
  request: CompletionRequest<T>,
): OpenAI.ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    response_format: zodResponseFormat(request.schema, request.prompt.name),
    max_completion_tokens: request.maxTokens,
  };
}

function outcomeOf<T>(
  completion: OpenAI.ChatCompletion,
  schema: z.ZodType<T>,
): CompletionOutcome<T> {
  const usage = usageOf(completion);
  const choice = completion.choices[0];
  const reason = choice?.finish_reason;
  if (choice?.message.refusal || reason === 'content_filter') return { kind: 'refused', usage };
  if (reason === 'length') return { kind: 'truncated', usage };
  return { usage, ...parseAnswer(choice?.message.content ?? '', schema) };
}

function parseAnswer<T>(
  content: string,
  schema: z.ZodType<T>,
): { kind: 'completed'; value: T } | { kind: 'invalid'; problem: string } {
  const json = parseJson(content);
  if (json === undefined) return { kind: 'invalid', problem: 'the answer is not JSON' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'completed', value: parsed.data };
  const paths = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  return { kind: 'invalid', problem: paths.join('; ') };
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function usageOf({ usage }: OpenAI.ChatCompletion): TokenUsage {
  return {
    promptTokens: usage?.prompt_tokens ?? 0,
    completionTokens: usage?.completion_tokens ?? 0,
  };
}
