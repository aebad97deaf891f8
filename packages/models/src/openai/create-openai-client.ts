import { OpenAI } from 'openai';

/** An OpenAI-compatible endpoint: OpenAI, Azure, vLLM, Ollama and others. */
export type OpenAiEndpoint = {
  /** May be missing where the endpoint asks for none, as Ollama does. */
  apiKey?: string | undefined;
  /** Defaults to OpenAI's own address. */
  baseUrl?: string | undefined;
  /** Sent with every request. */
  headers?: Record<string, string> | undefined;
  /** Longest wait for one attempt. Defaults to 60,000. */
  timeoutMs?: number | undefined;
  /** Further attempts after a time-out, 408, 409, 429 or 5xx. Defaults to 3. */
  maxRetries?: number | undefined;
};

/** Longest pause that a call sits out; above it the caller learns when to come back. */
const longestPauseSeconds = 60;

/**
 * A client whose attempts are bounded: exponential backoff with jitter from 0.5 to 8 s, or as long as
 * `Retry-After` says up to 60 s. A longer one ends the call with the 429 or 503 itself.
 */
export function createOpenAiClient(endpoint: OpenAiEndpoint): OpenAI {
  return new OpenAI({
    apiKey: endpoint.apiKey ?? 'none',
    // Given explicitly: otherwise the package reads these from the process environment itself.
    baseURL: endpoint.baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    defaultHeaders: endpoint.headers,
    timeout: endpoint.timeoutMs ?? 60_000,
    maxRetries: endpoint.maxRetries ?? 3,
    logLevel: 'off',
    fetch: fetchWithoutLongPauses,
  });
}

/** Tells the package not to retry after a long pause, which it would otherwise cut to a few seconds. */
async function fetchWithoutLongPauses(
  input: string | URL | Request,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(input, init);
  const pause = retryAfterSeconds(response.headers);
  if (pause === undefined || pause <= longestPauseSeconds) return response;
  const headers = new Headers(response.headers);
  headers.set('x-should-retry', 'false');
  return new Response(response.body, { status: response.status, headers });
}

/** Seconds of a Retry-After header, given as seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
