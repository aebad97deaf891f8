import { expect, test } from 'vitest';
import { answerOf } from './answer-of.ts';
import { createClient } from './create-client.ts';
import { ProblemError } from './problem-error.ts';

function answering(status: number, body: string) {
  const requests: Request[] = [];
  async function fetch(request: Request): Promise<Response> {
    requests.push(request);
    return new Response(body, { status, headers: { 'content-type': 'application/json' } });
  }
  return { requests, fetch };
}

test('sends the key, lists as repeated parameters, and gives the body', async () => {
  const { requests, fetch } = answering(200, '{"items":[]}');
  const client = createClient({ baseUrl: 'https://earshot.example.com', apiKey: 'esk_1', fetch });
  const query = { window: '90d', account: ['state:TX', 'plan:pro'] };
  const answer = await answerOf(client.GET('/v1/pain-points', { params: { query } }));
  expect(answer).toEqual({ items: [] });
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer esk_1');
  const url = new URL(requests[0]?.url ?? '');
  expect(url.pathname).toBe('/v1/pain-points');
  expect(url.searchParams.getAll('account')).toEqual(['state:TX', 'plan:pro']);
});

test('an id cannot leave its place in the path', async () => {
  const { requests, fetch } = answering(200, '{}');
  const client = createClient({ baseUrl: 'https://earshot.example.com', fetch });
  await client.GET('/v1/themes/{id}', { params: { path: { id: '../sources?x=1' } } });
  expect(requests[0]?.url).toBe('https://earshot.example.com/v1/themes/..%2Fsources%3Fx%3D1');
});

test('a problem is thrown with its remedy and issues', async () => {
  const problem = {
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'The window is not valid.',
    remedy: 'Use 90d.',
    issues: [{ path: 'window', message: 'is not a window' }, { path: 3 }],
  };
  const { fetch } = answering(400, JSON.stringify(problem));
  const client = createClient({ baseUrl: 'https://earshot.example.com', fetch });
  const error = await client.GET('/v1/workspace').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect((error as ProblemError).message).toBe('The window is not valid.');
  expect((error as ProblemError).problem).toEqual({
    status: 400,
    title: 'Bad Request',
    detail: 'The window is not valid.',
    remedy: 'Use 90d.',
    issues: [{ path: 'window', message: 'is not a window' }],
  });
});

test('a proxy’s error page is a problem too', async () => {
  const { fetch } = answering(502, '<h1>Bad gateway</h1>');
  const client = createClient({ baseUrl: 'https://earshot.example.com', fetch });
  await expect(client.GET('/v1/workspace')).rejects.toMatchObject({
    name: 'ProblemError',
    problem: { status: 502, title: 'Status 502', issues: [] },
  });
});
