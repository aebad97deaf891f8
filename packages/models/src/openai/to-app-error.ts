import { AppError } from '@earshot/core';
import type { AppErrorCode } from '@earshot/core';
import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { retryAfterSeconds } from './create-openai-client.ts';

/** What was asked of the endpoint, for messages: the model and the setting that names it. */
export type Asked = { model: string; modelSetting: string };

/** The failure of a call as an AppError with a remedy. An abort by the caller is given back as it is. */
export function toAppError(error: unknown, asked: Asked): unknown {
  if (error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return new AppError('timeout', `The model ${asked.model} did not answer in time.`, {
      cause: error,
    });
  }
  if (error instanceof APIConnectionError) {
    return new AppError('unavailable', 'The model endpoint could not be reached.', {
      cause: error,
      remedy: 'Check OPENAI_BASE_URL and that the endpoint is running.',
    });
  }
  if (error instanceof APIError) return fromStatus(error as APIError, asked);
  return new AppError('unavailable', 'The model endpoint gave an answer that could not be read.', {
    cause: error,
  });
}

type Meaning = { code: AppErrorCode; message: string; remedy?: string };

function fromStatus(error: APIError, asked: Asked): AppError {
  const { code, message, remedy } = meaningOf(error, asked);
  const seconds = error.headers && retryAfterSeconds(error.headers);
  return new AppError(code, message, {
    cause: error,
    ...(remedy === undefined ? {} : { remedy }),
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  });
}

function meaningOf(error: APIError, asked: Asked): Meaning {
  const status = error.status ?? 500;
  if (status === 401 || status === 403) return keyRefused(status);
  if (status === 404) return unknownModel(asked);
  if (error.code === 'insufficient_quota') return quotaSpent();
  if (status === 429) return { code: 'rate-limited', message: 'The model endpoint is busy (429).' };
  if (status >= 500) {
    return { code: 'unavailable', message: `The model endpoint failed with status ${status}.` };
  }
  return {
    code: 'unsupported',
    message: `The endpoint refused a request for the model ${asked.model}: ${brief(error.message)}`,
    remedy: `Choose a model in ${asked.modelSetting} and an endpoint that support this request; names and mentions need structured output (response_format json_schema).`,
  };
}

function keyRefused(status: number): Meaning {
  return {
    code: status === 401 ? 'unauthorized' : 'forbidden',
    message: `The model endpoint refused the key (${status}).`,
    remedy: 'Check OPENAI_API_KEY and that it belongs to the endpoint of OPENAI_BASE_URL.',
  };
}

function unknownModel(asked: Asked): Meaning {
  return {
    code: 'invalid-config',
    message: `The endpoint does not know the model ${asked.model} (404).`,
    remedy: `Check ${asked.modelSetting}, and that OPENAI_BASE_URL ends where the endpoint's /v1 ends.`,
  };
}

function quotaSpent(): Meaning {
  return {
    code: 'forbidden',
    message: 'The quota of the model endpoint is spent.',
    remedy: 'Add credit at the provider or lower the budget; work goes on locally meanwhile.',
  };
}

/** An endpoint may echo the request, and with it feedback: a message carries the beginning only. */
function brief(message: string): string {
  return message.length <= 160 ? message : `${message.slice(0, 160)}…`;
}
