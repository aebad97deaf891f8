import { openDatabase, revokeApiKey } from '@earshot/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey, createSignIn, openApi, openWorkspace, type Api } from './open-api.ts';
import { seedFeedback, seedSource, seedTheme } from './seed-feedback.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.dispose();
});

type Document = { paths: Record<string, Record<string, unknown>> };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const someId = '0192f0c1-2d3e-7f00-8000-000000000000';

async function listRoutes(): Promise<{ method: Method; url: string }[]> {
  const { paths } = (await api.app.inject('/openapi.json')).json<Document>();
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => ({
      method: method.toUpperCase() as Method,
      url: path.replaceAll('{id}', someId).replaceAll('{week}', '2023-W22'),
    })),
  );
}

describe('what needs a key or a session', () => {
  it('is every route of the document: without one, with a wrong or a revoked one it answers 401', async () => {
    const routes = await listRoutes();
    expect(routes.length).toBeGreaterThan(12);
    const { id, key } = await openWorkspace(api);
    const revoked = await createKey(api, id, ['admin']);
    const { rows } = await api.db.pool.query<{ id: string }>(
      `select id from api_keys where workspace_id = $1 and scopes = '{admin}'`,
      [id],
    );
    await revokeApiKey(api.db.orm, { workspaceId: id, id: rows[0]?.id ?? '' });
    const attempts = [
      {},
      { authorization: `Bearer ${key.slice(0, -1)}x` },
      { authorization: `Bearer ${revoked}` },
      { authorization: `Basic ${key}` },
      { cookie: 'earshot_session=none' },
    ];
    for (const route of routes) {
      for (const headers of attempts) {
        const answer = await api.app.inject({ ...route, headers });
        expect([route.method, route.url, answer.statusCode]).toEqual([
          route.method,
          route.url,
          401,
        ]);
        expect(answer.headers['content-type']).toContain('application/problem+json');
      }
    }
  });

  it('lets a key do what its scopes say', async () => {
    const { get, post, id } = await openWorkspace(api, { scopes: ['read'] });
    expect((await get('/v1/pain-points')).statusCode).toBe(200);
    const refused = await post('/v1/feedback', { text: 'It is slow.' });
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({
      status: 403,
      remedy: expect.stringContaining('write') as string,
    });
    const { rows } = await api.db.pool.query('select 1 from deliveries where workspace_id = $1', [
      id,
    ]);
    expect(rows).toEqual([]);
    const writer = await openWorkspace(api, { scopes: ['write'] });
    const source = { kind: 'api', name: 'CRM' };
    expect((await writer.post('/v1/sources', source)).statusCode).toBe(403);
    const admin = await openWorkspace(api, { scopes: ['admin'] });
    expect((await admin.post('/v1/sources', source)).statusCode).toBe(201);
    expect((await admin.get('/v1/pain-points')).statusCode).toBe(200);
  });

  it('refuses reading to a key that may only write', async () => {
    const writer = await openWorkspace(api, { scopes: ['write'] });
    const reads = (await listRoutes()).filter((route) => route.method === 'GET');
    for (const { url } of reads)
      expect([url, (await writer.get(url)).statusCode]).toEqual([url, 403]);
  });
});

describe('workspaces', () => {
  it('do not see each other', async () => {
    const [mine, other] = [
      await openWorkspace(api),
      await openWorkspace(api, { scopes: ['admin'] }),
    ];
    const sourceId = await seedSource(api.db, mine.id, 'Support');
    const themeId = await seedTheme(api.db, mine.id, 'Slow search');
    await seedFeedback(api.db, mine.id, [
      {
        externalId: 'a',
        sourceId,
        occurredAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
        type: 'pain',
        themeId,
      },
    ]);
    const { items } = (await mine.get('/v1/feedback')).json<{ items: { id: string }[] }>();
    const paths = [
      `/v1/feedback/${items[0]?.id}`,
      `/v1/themes/${themeId}`,
      `/v1/themes/${themeId}/trend`,
      `/v1/themes/${themeId}/mentions`,
    ];
    for (const path of paths) {
      expect([path, (await mine.get(path)).statusCode]).toEqual([path, 200]);
      expect([path, (await other.get(path)).statusCode]).toEqual([path, 404]);
    }
    const secret = await other.post(`/v1/sources/${sourceId}/secrets`, {
      secret: 'another secret',
    });
    expect(secret.statusCode).toBe(404);
    for (const list of ['/v1/feedback', '/v1/themes', '/v1/pain-points', '/v1/search?q=hurts']) {
      expect((await mine.get(list)).json()).toMatchObject({ items: [{}] });
      expect((await other.get(list)).json()).toMatchObject({ items: [] });
    }
    expect((await other.get(`/v1/feedback?source=${sourceId}`)).json()).toMatchObject({
      items: [],
    });
  });
});

describe('sign-in', () => {
  const cookieOf = (header: unknown) => String(header).split(';')[0] ?? '';

  it('takes a link once and gives the browser a cookie that no script can read', async () => {
    const { id, name } = await openWorkspace(api);
    const url = `/sign-in?token=${await createSignIn(api, id)}`;
    const first = await api.app.inject(url);
    expect([first.statusCode, first.headers.location]).toEqual([303, '/']);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/^earshot_session=[\w-]{32};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    const again = await api.app.inject(url);
    expect([again.statusCode, again.headers['set-cookie']]).toEqual([303, undefined]);
    const headers = { cookie: cookieOf(cookie) };
    const seen = await api.app.inject({ url: '/v1/workspace', headers });
    expect(seen.json()).toMatchObject({ id, name });
    const late = await api.app.inject(`/sign-in?token=${await createSignIn(api, id, -1)}`);
    expect(late.headers['set-cookie']).toBeUndefined();
  });

  it('ends with sign-out, and begins with an admin key alone', async () => {
    const admin = await openWorkspace(api, { scopes: ['admin'] });
    const reader = await openWorkspace(api, { scopes: ['read'] });
    const signIn = (key: string) =>
      api.app.inject({ method: 'POST', url: '/session', payload: { key } });
    expect((await signIn(reader.key)).statusCode).toBe(403);
    const session = await signIn(admin.key);
    expect(session.statusCode).toBe(204);
    const headers = { cookie: cookieOf(session.headers['set-cookie']) };
    const ask = () => api.app.inject({ url: '/v1/sources', headers });
    expect((await ask()).statusCode).toBe(200);
    const own = { ...headers, 'sec-fetch-site': 'same-origin' };
    expect(
      (await api.app.inject({ method: 'DELETE', url: '/session', headers: own })).statusCode,
    ).toBe(204);
    expect((await ask()).statusCode).toBe(401);
  });

  it('lets a session write from its own page only', async () => {
    const { id } = await openWorkspace(api);
    const signIn = await api.app.inject(`/sign-in?token=${await createSignIn(api, id)}`);
    const cookie = cookieOf(signIn.headers['set-cookie']);
    const write = (headers: Record<string, string>) =>
      api.app.inject({
        method: 'POST',
        url: '/v1/feedback',
        payload: { text: 'It is slow.' },
        headers: { cookie, host: 'earshot.test', ...headers },
      });
    for (const headers of [
      {},
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' },
      { 'sec-fetch-site': 'same-site', origin: 'https://other.earshot.test' },
    ]) {
      expect((await write(headers as Record<string, string>)).statusCode).toBe(403);
    }
    expect((await write({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(202);
    expect((await write({ origin: 'http://earshot.test' })).statusCode).toBe(202);
  });
});

describe('without a database', () => {
  it('asks to come back instead of telling of a fault', async () => {
    const { headers } = await openWorkspace(api);
    const url = new URL(`postgres://${api.db.connection.user}@localhost/postgres`);
    url.port = String(api.db.connection.port);
    url.searchParams.set('host', String(api.db.connection.host));
    const db = await openDatabase({ log: api.log }, { kind: 'postgres', url: url.href });
    const app = await api.build({}, { db });
    expect((await app.inject({ url: '/v1/workspace', headers })).statusCode).toBe(200);
    await db.close();
    const answer = await app.inject({ url: '/v1/workspace', headers });
    expect(answer.statusCode).toBe(503);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.json()).toMatchObject({
      status: 503,
      detail: 'The database does not answer now.',
    });
    expect((await app.inject('/readyz')).statusCode).toBe(503);
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    await app.close();
  });
});

describe('the rate limit', () => {
  it('is told with every answer, and then 429 with Retry-After for that key alone', async () => {
    const app = await api.build({ requestsPerMinute: 3 });
    const [busy, calm] = [await openWorkspace(api), await openWorkspace(api)];
    const ask = ({ headers }: typeof busy) => app.inject({ url: '/v1/workspace', headers });
    const answers = [];
    for (let at = 0; at < 4; at++) answers.push(await ask(busy));
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers['x-ratelimit-remaining'])).toEqual([
      '2',
      '1',
      '0',
      '0',
    ]);
    expect(answers[3]?.headers['x-ratelimit-limit']).toBe('3');
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(answers[3]?.json()).toMatchObject({ status: 429, title: 'Too Many Requests' });
    expect((await ask(calm)).statusCode).toBe(200);
    await app.close();
  });
});
