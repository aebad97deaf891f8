import type { MentionType } from '@earshot/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApi, openWorkspace, type Api, type TestWorkspace } from './open-api.ts';
import { seedFeedback, seedSource, seedTheme, type SeedFeedback } from './seed-feedback.ts';

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.dispose();
});

type PainPoint = { theme: { id: string; name: string }; mentions: number; evidence: string };
type Ranking = { totals: { mentions: number }; items: PainPoint[]; nextCursor: string | null };
type Page = { items: { id: string; occurredAt: string }[]; nextCursor: string | null };

/** All ids of a list, page by page. */
async function listAll({ get }: TestWorkspace, path: string, limit = 7): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const url = new URL(path, 'http://earshot.test');
    url.searchParams.set('limit', String(limit));
    if (cursor !== '') url.searchParams.set('cursor', cursor);
    const answer = await get(url.pathname + url.search);
    expect(answer.statusCode).toBe(200);
    const page: Page = answer.json();
    ids.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  return ids;
}

const daysAgo = (days: number, ms = 0) =>
  new Date(Date.now() - days * 86_400_000 + ms).toISOString();

describe('a pain point', () => {
  const types: MentionType[] = ['pain', 'request', 'question', 'praise'];
  const plans = ['free', 'pro'];

  async function seedMany() {
    const workspace = await openWorkspace(api, { timeZone: 'America/New_York' });
    const sources = [
      await seedSource(api.db, workspace.id, 'Support'),
      await seedSource(api.db, workspace.id, 'Forum'),
    ];
    const themes = [
      await seedTheme(api.db, workspace.id, 'Slow search'),
      await seedTheme(api.db, workspace.id, 'Wrong invoice'),
      null,
    ];
    const rows = Array.from({ length: 180 }, (_, at): SeedFeedback => {
      const account = {
        externalId: `account-${at % 9}`,
        attributes: { plan: plans[(at % 9) % 2] ?? '' },
      };
      return {
        externalId: `f${at}`,
        sourceId: sources[at % 2] ?? '',
        // Many at the same moment, so that pages must break ties.
        occurredAt: daysAgo(1 + (at % 45), -(at % 3) * 3_600_000),
        type: types[at % 4] as MentionType,
        themeId: themes[at % 3] ?? null,
        ...(at % 5 !== 0 && { account }),
        ...(at % 7 === 0 && { attributes: { plan: 'trial', region: 'EU' } }),
      };
    });
    await seedFeedback(api.db, workspace.id, rows);
    return { workspace, sources, rows };
  }

  it('counts exactly the mentions that its evidence lists, under any filter', async () => {
    const { workspace, sources } = await seedMany();
    const filters = fc.record({
      window: fc.constantFrom('1d', '7d', '4w', '90d', undefined),
      source: fc.subarray(sources),
      type: fc.subarray(types),
      account: fc.subarray(['plan:free', 'plan:pro', 'plan:trial', 'region:EU']),
    });
    let seen = 0;
    const property = fc.asyncProperty(filters, async ({ window, ...lists }) => {
      const params = new URLSearchParams(window === undefined ? {} : { window });
      for (const [name, values] of Object.entries(lists)) {
        for (const value of values) params.append(name, value);
      }
      const query = params.toString();
      const ranking: Ranking = (await workspace.get(`/v1/pain-points?${query}`)).json();
      for (const { mentions, evidence, theme } of ranking.items) {
        const listed = await listAll(workspace, evidence);
        expect([theme.name, listed.length, new Set(listed).size]).toEqual([
          theme.name,
          mentions,
          mentions,
        ]);
        const detail = await workspace.get(`/v1/themes/${theme.id}?${query}`);
        expect(detail.json()).toMatchObject({ painPoint: { mentions, evidence } });
        const open = await listAll(workspace, `/v1/themes/${theme.id}/mentions?${query}`, 200);
        expect(open.toSorted()).toEqual(listed.toSorted());
        seen += mentions;
      }
    });
    await fc.assert(property, { numRuns: 15 });
    expect(seen).toBeGreaterThan(100);
  });

  it('counts what was told with a feedback before what its account says', async () => {
    const { workspace, rows } = await seedMany();
    const count = async (plan: string) => {
      const answer = await workspace.get(`/v1/pain-points?account=plan:${plan}&type=pain`);
      return answer.json<Ranking>().totals.mentions;
    };
    const expected = (plan: string) =>
      rows.filter(
        ({ type, attributes, account }) =>
          type === 'pain' && (attributes?.['plan'] ?? account?.attributes['plan']) === plan,
      ).length;
    for (const plan of ['free', 'pro', 'trial']) {
      expect([plan, await count(plan)]).toEqual([plan, expected(plan)]);
    }
  });

  it('leaves praise out unless it is asked for, on the theme’s page too', async () => {
    const workspace = await openWorkspace(api);
    const sourceId = await seedSource(api.db, workspace.id, 'Support');
    const themeId = await seedTheme(api.db, workspace.id, 'Fast search');
    const occurredAt = daysAgo(2);
    const of = (externalId: string, type: MentionType) => ({
      externalId,
      sourceId,
      themeId,
      occurredAt,
      type,
    });
    await seedFeedback(api.db, workspace.id, [
      of('a', 'praise'),
      of('b', 'praise'),
      of('c', 'pain'),
    ]);
    const figures = async (query: string) => {
      const ranking: Ranking = (await workspace.get(`/v1/pain-points${query}`)).json();
      const detail = (await workspace.get(`/v1/themes/${themeId}${query}`)).json<{
        painPoint: PainPoint;
      }>();
      const trend = (await workspace.get(`/v1/themes/${themeId}/trend${query}`)).json<{
        trend: { points: { mentions: number }[] };
      }>();
      const listed = await listAll(workspace, `/v1/themes/${themeId}/mentions${query}`);
      const inTrend = trend.trend.points.reduce((sum, point) => sum + point.mentions, 0);
      return [ranking.items[0]?.mentions, detail.painPoint.mentions, inTrend, listed.length];
    };
    expect(await figures('')).toEqual([1, 1, 1, 1]);
    expect(await figures('?type=praise')).toEqual([2, 2, 2, 2]);
    expect(await figures('?type=praise&type=pain')).toEqual([3, 3, 3, 3]);
  });
});

describe('a window', () => {
  it.each([
    [
      'the 23 hours of spring',
      '2025-03-30',
      '2025-03-29T23:00:00.000Z',
      '2025-03-30T22:00:00.000Z',
    ],
    [
      'the 25 hours of autumn',
      '2024-10-27',
      '2024-10-26T22:00:00.000Z',
      '2024-10-27T23:00:00.000Z',
    ],
  ])('is whole days by the workspace’s clock, also %s', async (...[, day, start, end]) => {
    const workspace = await openWorkspace(api, { timeZone: 'Europe/Berlin' });
    const sourceId = await seedSource(api.db, workspace.id, 'Support');
    const themeId = await seedTheme(api.db, workspace.id, 'Slow search');
    const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();
    const moments = [before(start), start, before(end), end];
    await seedFeedback(
      api.db,
      workspace.id,
      moments.map((occurredAt, at) => ({
        externalId: `f${at}`,
        sourceId,
        themeId,
        occurredAt,
        type: 'pain',
      })),
    );
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    const ranking: Ranking = (await workspace.get(`/v1/pain-points?from=${day}&to=${next}`)).json();
    expect(ranking.items).toMatchObject([{ mentions: 2, feedbacks: 2 }]);
    const trend = await workspace.get(
      `/v1/themes/${themeId}/trend?from=${day}&to=${next}&period=day`,
    );
    expect(trend.json()).toMatchObject({
      trend: { points: [{ start: day, mentions: 2, feedbacks: 2 }] },
    });
    const page: Page = (await workspace.get(ranking.items[0]?.evidence ?? '')).json();
    expect(page.items.map((item) => item.occurredAt)).toEqual([before(end), start]);
  });
});

describe('a request that makes no sense', () => {
  it.each([
    ['window=90', 'window'],
    ['window=0d', 'window'],
    ['window=30d&from=2025-01-01', 'window'],
    ['from=2025-02-30', 'from'],
    ['to=2025-01-01', 'from'],
    ['from=2025-02-01&to=2025-01-01', 'from'],
    ['from=2025-01-01&to=2999-01-01', 'to'],
    ['from=1900-01-01', 'window'],
    ['source=mine', 'source.0'],
    ['type=anger', 'type.0'],
    ['account=enterprise', 'account.0'],
    ['account=plann:pro', 'account'],
    ['sort=best', 'sort'],
    ['limit=0', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=bm90aGluZw', 'cursor'],
    ['cursor=%00', 'cursor'],
  ])('is a problem that names what is wrong: %s', async (query, path) => {
    const { get } = await openWorkspace(api);
    const answer = await get(`/v1/pain-points?${query}`);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json<{ issues: { path: string; message: string }[] }>();
    expect(problem).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 });
    expect(problem.issues.map((issue) => issue.path)).toEqual([path]);
    expect(problem.issues[0]?.message).not.toBe('');
  });

  it('is a problem for ids and weeks of another form too', async () => {
    const { get } = await openWorkspace(api);
    for (const path of [
      '/v1/themes/1',
      '/v1/feedback/..%2f',
      '/v1/reports/2023-22',
      '/v1/search?q=a',
    ]) {
      const answer = await get(path);
      expect([path, answer.statusCode, answer.json<{ status: number }>().status]).toEqual([
        path,
        400,
        400,
      ]);
    }
    const missing = await get('/v1/nothing');
    expect([missing.statusCode, missing.json<{ status: number }>().status]).toEqual([404, 404]);
  });
});

describe('a ranking', () => {
  it('is told once: the same answer again is 304', async () => {
    const { get } = await openWorkspace(api);
    const first = await get('/v1/pain-points');
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^(W\/)?".+"$/);
    const again = await get('/v1/pain-points', { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('is paged without a gap', async () => {
    const workspace = await openWorkspace(api);
    const sourceId = await seedSource(api.db, workspace.id, 'Support');
    const occurredAt = daysAgo(2);
    const rows: SeedFeedback[] = [];
    for (let at = 0; at < 12; at++) {
      const themeId = await seedTheme(api.db, workspace.id, `Theme ${at}`);
      rows.push({ externalId: `f${at}`, sourceId, themeId, occurredAt, type: 'pain' });
    }
    await seedFeedback(api.db, workspace.id, rows);
    const whole: Ranking = (await workspace.get('/v1/pain-points?limit=100')).json();
    const names: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url = `/v1/pain-points?limit=5${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: Ranking = (await workspace.get(url)).json();
      names.push(...page.items.map((item) => item.theme.name));
      cursor = page.nextCursor;
    }
    expect(names).toEqual(whole.items.map((item) => item.theme.name));
    expect(names).toHaveLength(12);
  });
});
