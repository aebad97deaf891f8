import createFetchClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/openapi.ts';
import { problemFrom } from './problem-error.ts';

export type EarshotClient = Client<paths>;

export type ClientOptions = {
  /** Where Earshot answers, such as `https://earshot.example.com`. Left out in its own page: the same origin. */
  baseUrl?: string;
  /** `esk_…`. Left out in its own page, where the session cookie stands for it. */
  apiKey?: string;
  fetch?: (request: Request) => Promise<Response>;
};

/**
 * A client whose paths, parameters and answers are typed from the API's own document:
 * `answerOf(client.GET('/v1/pain-points', { params: { query: { window: '90d' } } }))`.
 * Every answer that is not 2xx throws a `ProblemError`; a server out of reach throws a `TypeError`, as `fetch` does.
 */
export function createClient(options: ClientOptions = {}): EarshotClient {
  const { baseUrl = '', apiKey, fetch } = options;
  const client = createFetchClient<paths>({
    baseUrl,
    ...(fetch === undefined ? {} : { fetch }),
    ...(apiKey === undefined ? {} : { headers: { authorization: `Bearer ${apiKey}` } }),
  });
  client.use({
    async onResponse({ response }) {
      if (!response.ok) throw await problemFrom(response);
    },
  });
  return client;
}
