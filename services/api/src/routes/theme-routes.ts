import { AppError } from '@earshot/core';
import {
  findTheme,
  findWorkspace,
  getPainPoints,
  getTrend,
  listMentions,
  listRepresentativeMentions,
  listThemeEvents,
  listThemes,
  countSegments,
  resolveFigures,
  toFigureWindow,
  withWorkspace,
  type FigureRequest,
  type ThemeView,
  type Transaction,
  type WorkspaceRow,
} from '@earshot/db';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { checkFilters } from '../http/check-filters.ts';
import { decodeCursor, TimeCursor, toPage } from '../http/cursor.ts';
import { toMention, toTheme } from '../http/to-views.ts';
import {
  FigureQuery,
  ThemeDetail,
  Themes,
  ThemesQuery,
  ThemeTrend,
  ThemeTrendQuery,
} from '../schemas/figures.ts';
import { Mentions, ThemeMentionsQuery } from '../schemas/voices.ts';

const ThemeParams = z.object({ id: z.uuid() });
const tags = ['themes'];

/** `/v1/themes`, a theme, its trend and its mentions. */
export function themeRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    listRoute(app, deps);
    detailRoute(app, deps);
    trendRoute(app, deps);
    mentionsRoute(app, deps);
  };
}

function listRoute(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/themes',
    {
      schema: {
        summary: 'Themes, areas or sub-themes, by id.',
        tags,
        querystring: ThemesQuery,
        response: { 200: Themes },
      },
    },
    async ({ principal, query }) => {
      const afterId = decodeCursor(z.uuid(), query.cursor);
      const rows = await withWorkspace(deps.db, principal.workspaceId, (tx) =>
        listThemes(tx, {
          workspaceId: principal.workspaceId,
          level: query.level,
          state: query.state,
          ...(query.area === undefined ? {} : { areaId: query.area }),
          ...(afterId === undefined ? {} : { afterId }),
          limit: query.limit + 1,
        }),
      );
      return toPage(rows, query.limit, { item: toTheme, position: (row) => row.id });
    },
  );
}

function detailRoute(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/themes/:id',
    {
      schema: {
        summary: 'A theme with its figures, who speaks of it and what happened to it.',
        tags,
        params: ThemeParams,
        querystring: FigureQuery,
        response: { 200: ThemeDetail },
      },
    },
    ({ principal, params, query }) =>
      inTheme(
        deps,
        { workspaceId: principal.workspaceId, themeId: params.id, query },
        (tx, found) => describeTheme(tx, found, query),
      ),
  );
}

function trendRoute(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/themes/:id/trend',
    {
      schema: {
        summary: 'A theme by day, ISO week or month: counts and the rate per 1,000 feedbacks.',
        tags,
        params: ThemeParams,
        querystring: ThemeTrendQuery,
        response: { 200: ThemeTrend },
      },
    },
    ({ principal, params, query }) =>
      inTheme(
        deps,
        { workspaceId: principal.workspaceId, themeId: params.id, query },
        async (tx, found) => {
          const { window, filter } = resolveFigures(found.workspace, query, new Date());
          const trend = await getTrend(tx, {
            window,
            filter,
            themeId: found.theme.id,
            period: query.period,
          });
          return { window: toFigureWindow(window), trend };
        },
      ),
  );
}

function mentionsRoute(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/themes/:id/mentions',
    {
      schema: {
        summary: 'The verbatims behind a theme’s figures.',
        tags,
        params: ThemeParams,
        querystring: ThemeMentionsQuery,
        response: { 200: Mentions },
      },
    },
    ({ principal, params, query }) =>
      inTheme(
        deps,
        { workspaceId: principal.workspaceId, themeId: params.id, query },
        (tx, found) => listEvidence(tx, found, query),
      ),
  );
}

type FoundTheme = { theme: ThemeView; workspace: WorkspaceRow };

async function inTheme<T>(
  deps: ApiDeps,
  at: { workspaceId: string; themeId: string; query: FigureRequest },
  answer: (tx: Transaction, found: FoundTheme) => Promise<T>,
): Promise<T> {
  return withWorkspace(deps.db, at.workspaceId, async (tx) => {
    const theme = await findTheme(tx, at.workspaceId, at.themeId);
    const workspace = await findWorkspace(tx, at.workspaceId);
    if (theme === undefined || workspace === undefined) {
      throw new AppError('not-found', 'There is no theme with this id in the workspace.');
    }
    await checkFilters(tx, at.workspaceId, at.query);
    return answer(tx, { theme, workspace });
  });
}

async function describeTheme(
  tx: Transaction,
  { theme, workspace }: FoundTheme,
  query: FigureRequest,
): Promise<z.infer<typeof ThemeDetail>> {
  const { window, filter } = resolveFigures(workspace, query, new Date());
  const figures = await getPainPoints(tx, { workspace, request: query, now: new Date() });
  const events = await listThemeEvents(tx, workspace.id, theme.id);
  return {
    ...toTheme(theme),
    window: toFigureWindow(window),
    painPoint: figures.items.find((item) => item.theme.id === theme.id) ?? null,
    segments: await countSegments(tx, { ...filter, themeIds: [theme.id] }),
    events: events.map((event) => ({ ...event, at: event.at.toISOString() })),
  };
}

async function listEvidence(
  tx: Transaction,
  { theme, workspace }: FoundTheme,
  query: z.infer<typeof ThemeMentionsQuery>,
): Promise<z.infer<typeof Mentions>> {
  const resolved = resolveFigures(workspace, query, new Date());
  const filter = { ...resolved.filter, themeIds: [theme.id] };
  if (query.sort === 'representative') {
    const rows = await listRepresentativeMentions(tx, {
      workspaceId: workspace.id,
      themeId: theme.id,
      filter,
      limit: query.limit,
    });
    return { items: rows.map(toMention), nextCursor: null };
  }
  const after = decodeCursor(TimeCursor, query.cursor);
  const rows = await listMentions(tx, {
    filter,
    limit: query.limit + 1,
    ...(after === undefined ? {} : { after }),
  });
  return toPage(rows, query.limit, {
    item: toMention,
    position: (row) => ({ occurredAt: row.occurredAt.toISOString(), id: row.id }),
  });
}
