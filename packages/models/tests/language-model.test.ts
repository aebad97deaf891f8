import { AppError } from '@earshot/core';
import { startFakeOpenAi } from '@earshot/testing';
import type { FakeOpenAi } from '@earshot/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLanguageModel } from '../src/index.ts';
import type { CompletionRequest, LanguageModel } from '../src/index.ts';

let server: FakeOpenAi;

beforeEach(async () => {
  server = await startFakeOpenAi({ answer: () => ({ mood: 'angry', urgent: true }) });
});

afterEach(() => server.close());

describe('createLanguageModel', () => {
  it('is undefined with neither a key nor an endpoint', () => {
    expect(createLanguageModel({ model: 'gpt' })).toBeUndefined();
  });

  it('sends exactly this body, with the key and the extra headers', async () => {
    const outcome = await modelOf({ headers: { 'x-team': 'research' } }).complete(question);
    expect(outcome).toMatchObject({ kind: 'completed', value: { mood: 'angry', urgent: true } });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.path).toBe('/v1/chat/completions');
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer sk-test',
      'x-team': 'research',
    });
    expect(server.requests[0]?.body).toEqual({
      model: 'small-model',
      messages: [
        { role: 'system', content: 'Judge the quote.' },
        { role: 'user', content: '{"quote":"It broke again!"}' },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'judge_mood',
          strict: true,
          schema: {
            $schema: 'http://json-schema.org/draft-07/schema#',
            type: 'object',
            properties: {
              mood: { type: 'string', enum: ['angry', 'calm'] },
              urgent: { type: 'boolean' },
            },
            required: ['mood', 'urgent'],
            additionalProperties: false,
          },
        },
      },
      max_completion_tokens: 50,
    });
  });

  it('counts the tokens of the answer, also of one that was no use', async () => {
    server.script({ kind: 'garbage' });
    const { usage } = await modelOf().complete(question);
    expect(usage.promptTokens).toBeGreaterThan(5);
    expect(usage.completionTokens).toBeGreaterThan(5);
  });

  it.each([
    [{ kind: 'refusal', text: 'I cannot help with that.' }, { kind: 'refused' }],
    [{ kind: 'content-filter' }, { kind: 'refused' }],
    [{ kind: 'truncated' }, { kind: 'truncated' }],
    [{ kind: 'garbage' }, { kind: 'invalid', problem: 'the answer is not JSON' }],
    [{ kind: 'empty' }, { kind: 'invalid', problem: 'the answer is not JSON' }],
    [
      { kind: 'answer', value: { mood: 'purple', urgent: true } },
      { kind: 'invalid', problem: 'mood: invalid_value' },
    ],
  ] as const)('gives %o as the outcome %o, without asking again', async (step, outcome) => {
    server.script(step);
    expect(await modelOf().complete(question)).toMatchObject(outcome);
    expect(server.requests).toHaveLength(1);
  });

  it('waits as long as Retry-After says, then asks again', async () => {
    server.script({ kind: 'rate-limit', retryAfterSeconds: 1 });
    const startedAt = performance.now();
    expect((await modelOf().complete(question)).kind).toBe('completed');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(server.requests).toHaveLength(2);
  });

  it('does not sit out a pause of minutes but says how long it is', async () => {
    server.script({ kind: 'rate-limit', retryAfterSeconds: 300 });
    expect(await failureOf(modelOf().complete(question))).toMatchObject({
      code: 'rate-limited',
      retryable: true,
      retryAfterSeconds: 300,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('tries a failing endpoint a bounded number of times', async () => {
    const down = { kind: 'status', status: 500, message: 'down' } as const;
    server.script(down, down, down);
    const error = await failureOf(modelOf({ maxRetries: 1 }).complete(question));
    expect(error).toMatchObject({ code: 'unavailable', retryable: true });
    expect(server.requests).toHaveLength(2);
  });

  it('gives up on an endpoint that hangs', async () => {
    server.script({ kind: 'hang' });
    const model = modelOf({ timeoutMs: 100, maxRetries: 0 });
    expect(await failureOf(model.complete(question))).toMatchObject({ code: 'timeout' });
  });

  it('stops with the reason of an aborted signal', async () => {
    server.script({ kind: 'hang' });
    const signal = AbortSignal.timeout(50);
    const error = await failureOf(modelOf().complete({ ...question, signal }));
    expect(error).toBe(signal.reason);
  });

  it('reports an endpoint that nobody listens at', async () => {
    await server.close();
    const error = await failureOf(modelOf({ maxRetries: 0 }).complete(question));
    expect(error).toMatchObject({ code: 'unavailable', retryable: true });
    expect(remedyOf(error)).toContain('OPENAI_BASE_URL');
  });

  it.each([
    [{ status: 401 }, 'unauthorized', 'OPENAI_API_KEY'],
    [{ status: 403 }, 'forbidden', 'OPENAI_API_KEY'],
    [{ status: 404, code: 'model_not_found' }, 'invalid-config', 'OPENAI_MODEL'],
    [{ status: 400 }, 'unsupported', 'structured output'],
    [{ status: 429, code: 'insufficient_quota' }, 'forbidden', 'credit'],
  ])('maps %o to %s with a remedy about %s', async (answer, appCode, remedy) => {
    server.script({ kind: 'status', message: 'no', ...answer });
    const error = await failureOf(modelOf({ maxRetries: 0 }).complete(question));
    expect(error).toMatchObject({ code: appCode, retryable: false });
    expect(remedyOf(error)).toContain(remedy);
  });
});

const question: CompletionRequest<{ mood: string; urgent: boolean }> = {
  prompt: { name: 'judge_mood', version: 1 },
  system: 'Judge the quote.',
  user: '{"quote":"It broke again!"}',
  schema: z.object({ mood: z.enum(['angry', 'calm']), urgent: z.boolean() }),
  maxTokens: 50,
};

function modelOf(
  options: { headers?: Record<string, string>; timeoutMs?: number; maxRetries?: number } = {},
): LanguageModel {
  const endpoint = { apiKey: 'sk-test', baseUrl: server.baseUrl, model: 'small-model' };
  const model = createLanguageModel({ ...endpoint, ...options });
  if (!model) throw new Error('no model although an endpoint is given');
  return model;
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
}

function remedyOf(error: unknown): string | undefined {
  return error instanceof AppError ? error.remedy : undefined;
}
