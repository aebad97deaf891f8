import {
  buildArea,
  buildFeedback,
  buildMentions,
  buildPainPoints,
  buildTheme,
  lenderAreas,
  lenderId,
  lenderStories,
} from '@earshot/testing';
import type {
  FeedbackDetail,
  Mentions,
  PainPoint,
  PainPoints,
  SearchResults,
  Theme,
  ThemeDetail,
  ThemeTrend,
} from '@earshot/client';
import type { FastifyInstance } from 'fastify';
import type { FixtureState } from './fixture-state.ts';
import { sendProblem } from './send-problem.ts';

const PAGE = 10;

type Query = Record<string, string | undefined>;

/** The routes that read figures and verbatims. */
export function addFigureRoutes(app: FastifyInstance, state: FixtureState): void {
  app.get('/v1/pain-points', (request): PainPoints =>
    rank(buildPainPoints(state.painPoints), request.query as Query),
  );
  app.get('/v1/themes', (request) => listThemes(request.query as Query));
  app.get('/v1/themes/:id', (request, reply) => {
    const painPoint = findPainPoint(idOf(request.params));
    return painPoint === undefined
      ? sendProblem(reply, 404, 'There is no such theme.')
      : detailOf(painPoint);
  });
  app.get('/v1/themes/:id/trend', (request): ThemeTrend | undefined => {
    const painPoint = findPainPoint(idOf(request.params));
    return painPoint && { window: buildPainPoints().window, trend: painPoint.trend };
  });
  app.get('/v1/themes/:id/mentions', (request) =>
    listMentions(idOf(request.params), request.query as Query),
  );
  app.get('/v1/feedback/:id', (request, reply): FeedbackDetail | undefined => {
    const feedback = buildFeedback(idOf(request.params));
    if (feedback === undefined) sendProblem(reply, 404, 'There is no such feedback.');
    return feedback;
  });
  app.get('/v1/search', (request) => search((request.query as Query)['q'] ?? ''));
}

function rank(painPoints: PainPoints, query: Query): PainPoints {
  const inArea = painPoints.items.filter(
    ({ theme }) => query['area'] === undefined || theme.areaId === query['area'],
  );
  const items = query['sort'] === 'reach' ? inArea.toSorted((a, b) => b.reach - a.reach) : inArea;
  return { ...painPoints, items: items.map((item, index) => ({ ...item, rank: index + 1 })) };
}

function listThemes(query: Query): { items: Theme[]; nextCursor: null } {
  const items =
    query['level'] === 'area' ? lenderAreas.map(buildArea) : lenderStories.map(buildTheme);
  return { items, nextCursor: null };
}

function detailOf(painPoint: PainPoint): ThemeDetail {
  const index = Number(painPoint.theme.id.slice(-12));
  const story = lenderStories[index] ?? lenderStories[0];
  if (story === undefined) throw new Error('There are no stories.');
  return {
    ...buildTheme(story, index),
    window: buildPainPoints().window,
    painPoint,
    segments: ['TX', 'CA', 'FL', 'GA', 'OH'].map((value, at) => ({
      attribute: 'state',
      value,
      voices: Math.round(painPoint.reach / (at + 2)),
      mentions: Math.round(painPoint.mentions / (at + 2)),
    })),
    events: [
      {
        id: 'e1',
        kind: 'created',
        actor: 'discovery',
        reason: '38 mentions said the same thing.',
        at: '2023-03-06T09:12:00Z',
      },
      {
        id: 'e2',
        kind: 'renamed',
        actor: 'Ada',
        reason: 'Clearer for the payments team.',
        at: '2023-05-11T14:02:00Z',
      },
    ],
  };
}

function listMentions(themeId: string, query: Query): Mentions {
  const all = buildMentions(Number(themeId.slice(-12))).filter(
    ({ occurredAt }) =>
      (query['from'] === undefined || occurredAt >= query['from']) &&
      (query['to'] === undefined || occurredAt < query['to']),
  );
  const start = Number(query['cursor'] ?? 0);
  const isLast = start + PAGE >= all.length;
  return {
    items: all.slice(start, start + PAGE),
    nextCursor: isLast ? null : String(start + PAGE),
  };
}

function search(q: string): SearchResults {
  const words = q.toLowerCase().split(/\s+/);
  const hits = lenderStories.flatMap((_, index) =>
    buildMentions(index)
      .slice(0, 4)
      .filter(({ quote }) => words.some((word) => quote.toLowerCase().includes(word))),
  );
  return {
    items: hits.map((mention, at) => ({
      ...mention,
      score: 1 - at / 50,
      matchedBy: at % 3 === 2 ? 'meaning' : 'both',
    })),
    themes: lenderStories
      .map(({ name }, index) => ({ id: lenderId('theme', index), name, score: 0.6 }))
      .filter(({ name }) => words.some((word) => name.toLowerCase().includes(word))),
  };
}

function findPainPoint(id: string): PainPoint | undefined {
  return buildPainPoints().items.find(({ theme }) => theme.id === id);
}

function idOf(params: unknown): string {
  return (params as { id: string }).id;
}
