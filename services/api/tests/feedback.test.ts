import { normaliseDeliveries } from '@earshot/queue';
import { getSourceKind } from '@earshot/sources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, openWorkspace, type Api } from './open-api.ts';
import { seedFeedback, seedSource, type SeedFeedback } from './seed-feedback.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.dispose();
});

type Accepted = { results: { externalId: string; outcome: string; deliveryId: string | null }[] };
type Page = { items: { externalId: string }[]; nextCursor: string | null };

async function storedBodies(workspaceId: string): Promise<Buffer[]> {
  const { rows } = await api.db.pool.query<{ body: Buffer }>(
    'select body from deliveries where workspace_id = $1 order by id',
    [workspaceId],
  );
  return rows.map((row) => row.body);
}

describe('posting feedback', () => {
  const one = { externalId: 'f1', text: 'The export fails.', account: { externalId: 'acme' } };

  it('stores one or many, rings the bell, and tells which were known already', async () => {
    const { id, post } = await openWorkspace(api);
    const first = await post('/v1/feedback', one);
    expect([first.statusCode, first.json<Accepted>().results]).toEqual([
      202,
      [{ externalId: 'f1', outcome: 'accepted', deliveryId: expect.any(String) as string }],
    ]);
    const many = await post('/v1/feedback', [one, { text: 'No id.' }, { ...one, text: 'Edited.' }]);
    const { results } = many.json<Accepted>();
    expect(results.map((result) => result.outcome)).toEqual(['duplicate', 'accepted', 'accepted']);
    expect(results[1]?.externalId).toMatch(/^sha256:/);
    expect(await storedBodies(id)).toHaveLength(3);
    const queue = api.queue.backend.queue(normaliseDeliveries.queue);
    expect(await queue.getJobCountByTypes('waiting')).toBeGreaterThan(0);
  });

  it('stores what the parser of its source reads, with the id that was answered', async () => {
    const { id, post } = await openWorkspace(api);
    const posted = [
      { text: '  Sync <b>fails</b>', format: 'html', rating: 0.2, kind: 'review' },
      { externalId: 't', turns: [{ text: 'It broke.' }, { role: 'agent', text: 'Sorry.' }] },
      { externalId: 'gone', isDeleted: true },
    ];
    const { results } = (await post('/v1/feedback', posted)).json<Accepted>();
    const context = { settings: {}, secrets: [], now: new Date() };
    const parsed = (await storedBodies(id)).flatMap((body) => {
      const delivery = { body, contentType: 'application/json', receivedAt: new Date() };
      const outcome = getSourceKind('api').parse(context, delivery);
      return outcome.outcome === 'changes' ? outcome.changes : [];
    });
    expect(parsed.map((change) => change.externalId)).toEqual(
      results.map((result) => result.externalId),
    );
    expect(parsed).toMatchObject([
      { fields: { kind: 'review', rating: 0.2 }, turns: [{ text: 'Sync fails' }] },
      { turns: [{ role: 'customer' }, { role: 'agent' }] },
      { isDeleted: true },
    ]);
  });

  it.each([
    [{}, 'text', /text or the turns/],
    [[{ text: 'Good.' }, { rating: 2, text: 'Bad.' }], '1.rating', /1/],
    [{ text: 'Bad.', occurredAt: 'yesterday' }, 'occurredAt', /datetime/],
    [{ text: 'Bad.', url: 'javascript:alert(1)' }, 'url', /URL/],
    [{ isDeleted: true }, 'externalId', /which feedback/],
  ])('says where %j is wrong, and stores nothing of it', async (body, path, message) => {
    const { id, post } = await openWorkspace(api);
    const answer = await post('/v1/feedback', body);
    expect(answer.statusCode).toBe(400);
    const { issues } = answer.json<{ issues: { path: string; message: string }[] }>();
    expect(issues.map((issue) => issue.path)).toEqual([path]);
    expect(issues[0]?.message).toMatch(message);
    expect(await storedBodies(id)).toEqual([]);
  });

  it('refuses what is no JSON, too much, and too large', async () => {
    const { headers, post } = await openWorkspace(api);
    const send = (payload: string, contentType = 'application/json') =>
      api.app.inject({
        method: 'POST',
        url: '/v1/feedback',
        payload,
        headers: { ...headers, 'content-type': contentType },
      });
    expect((await send('{"text": ')).statusCode).toBe(400);
    expect((await send('{"text": "a", "__proto__": {"x": 1}}')).statusCode).toBe(400);
    expect((await send('text', 'text/csv')).statusCode).toBe(415);
    expect((await send(' '.repeat(9 * 1024 * 1024))).statusCode).toBe(413);
    const tooMany = Array.from({ length: 1_001 }, () => one);
    expect((await post('/v1/feedback', tooMany)).statusCode).toBe(400);
  });
});

describe('an Idempotency-Key', () => {
  const key = { 'idempotency-key': 'import-7' };

  it('gets the same answer every time, and 409 with another body', async () => {
    const { id, post } = await openWorkspace(api);
    const first = await post('/v1/feedback', { text: 'It is slow.' }, key);
    const again = await post('/v1/feedback', { text: 'It is slow.' }, key);
    expect([again.statusCode, again.json()]).toEqual([202, first.json()]);
    const other = await post('/v1/feedback', { text: 'It is fast.' }, key);
    expect(other.statusCode).toBe(409);
    expect(await storedBodies(id)).toHaveLength(1);
  });

  it('gets one answer for many requests at the same time', async () => {
    const { id, post } = await openWorkspace(api);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => post('/v1/feedback', { text: 'It is slow.' }, key)),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(await storedBodies(id)).toHaveLength(1);
  });

  it('belongs to its workspace', async () => {
    for (const { post } of [await openWorkspace(api), await openWorkspace(api)]) {
      const { results } = (await post('/v1/feedback', { text: 'Ours.' }, key)).json<Accepted>();
      expect(results).toMatchObject([{ outcome: 'accepted' }]);
    }
  });
});

describe('listing feedback', () => {
  it('is complete and without repetition while more comes in', async () => {
    const workspace = await openWorkspace(api);
    const sourceId = await seedSource(api.db, workspace.id, 'Support');
    const of = (externalId: string, minute: number): SeedFeedback => ({
      externalId,
      sourceId,
      occurredAt: `2025-01-08T10:${String(minute).padStart(2, '0')}:00.000Z`,
      type: 'pain',
      themeId: null,
    });
    const known = Array.from({ length: 40 }, (_, at) => of(`known-${at}`, 20 + (at % 4)));
    await seedFeedback(api.db, workspace.id, known);
    const seen: string[] = [];
    let round = 0;
    for (let cursor: string | null = ''; cursor !== null; round += 1) {
      const url = `/v1/feedback?limit=6${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: Page = (await workspace.get(url)).json();
      seen.push(...page.items.map((item) => item.externalId));
      cursor = page.nextCursor;
      // Newer, older and in the middle of what was read so far.
      const more = [of(`new-${round}`, 50), of(`mid-${round}`, 22), of(`old-${round}`, 1)];
      if (round < 6) await seedFeedback(api.db, workspace.id, more);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(known.map((row) => row.externalId)));
    const one: Page = (await workspace.get('/v1/feedback?limit=1')).json();
    expect(one.items).toHaveLength(1);
  });

  it('shows one with its turns, its mentions and where each stands', async () => {
    const workspace = await openWorkspace(api);
    const sourceId = await seedSource(api.db, workspace.id, 'Support');
    const text = 'Search is slow.';
    const occurredAt = '2025-01-08T10:00:00.000Z';
    await seedFeedback(api.db, workspace.id, [
      { externalId: 'a', sourceId, occurredAt, type: 'pain', themeId: null, text },
    ]);
    const list = (await workspace.get('/v1/feedback')).json<{ items: { id: string }[] }>();
    const one = await workspace.get(`/v1/feedback/${list.items[0]?.id}`);
    expect(one.json()).toMatchObject({
      externalId: 'a',
      url: 'https://help.example.com/a',
      turns: [{ id: 'text', role: 'customer', text }],
      mentions: [{ quote: text, place: { turnId: 'text', start: 0, end: text.length } }],
    });
  });
});
