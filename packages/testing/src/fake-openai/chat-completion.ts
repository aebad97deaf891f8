import type { FakeStep } from './fake-step.ts';

/** The parts of a chat completion request that an answer may depend on. */
export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: { type: string; json_schema?: { name: string; schema: unknown } };
};

type Choice = { content: string | null; refusal: string | null; finishReason: string };

/** A chat completion in the documented shape (https://platform.openai.com/docs/api-reference/chat/object). */
export function chatCompletion(
  request: ChatRequest,
  step: FakeStep,
  answer: (request: ChatRequest) => unknown,
) {
  const choice = choose(step, () => answer(request));
  const { content, refusal } = choice;
  const promptTokens = estimateTokens(request.messages.map((message) => message.content).join(' '));
  const completionTokens = estimateTokens(content ?? refusal ?? '');
  return {
    id: 'chatcmpl-fake',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: request.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal },
        finish_reason: choice.finishReason,
        logprobs: null,
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

function choose(step: FakeStep, answer: () => unknown): Choice {
  if (step.kind === 'refusal') return { content: null, refusal: step.text, finishReason: 'stop' };
  if (step.kind === 'content-filter') return { ...said(''), finishReason: 'content_filter' };
  if (step.kind === 'garbage') return said('Sure! Here is the result you asked for: {name:');
  if (step.kind === 'empty') return said('');
  if (step.kind === 'answer') return said(JSON.stringify(step.value));
  const whole = JSON.stringify(answer());
  if (step.kind !== 'truncated') return said(whole);
  return { ...said(whole.slice(0, whole.length / 2)), finishReason: 'length' };
}

function said(content: string): Choice {
  return { content, refusal: null, finishReason: 'stop' };
}

/** Four characters a token: near enough for tests of budgets. */
function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
