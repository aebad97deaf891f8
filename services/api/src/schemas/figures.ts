import { FigureTotals, FigureWindow, MentionType, PainPoint, ThemeRef, Trend } from '@earshot/core';
import { z } from 'zod';
import { PageQuery, pageOf } from './page.ts';

function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional(),
  );
}

/** Which mentions are counted. Every figure takes the same filters. */
export const FigureQuery = z.object({
  window: z
    .string()
    .optional()
    .describe('`30d`, `12w`, `6m`, `1y`, up to the last whole day. Default `90d`.'),
  from: z.iso.date().optional().describe('First day included; with `to`, instead of `window`.'),
  to: z.iso.date().optional().describe('First day excluded.'),
  source: listOf(z.uuid()).describe('Only these sources.'),
  type: listOf(MentionType).describe(
    'Only mentions of these types. Default: pain, request and question; praise on demand.',
  ),
  account: listOf(z.string().regex(/^[^:]+:.+$/, 'must be like plan:enterprise')).describe(
    'Only accounts with this attribute, `name:value`. Several names must all hold; several values of one name: any.',
  ),
  area: z.uuid().optional().describe('Only themes of this area.'),
});

export const PainPointsQuery = FigureQuery.extend({
  sort: z.enum(['score', 'reach', 'mentions', 'severity', 'growth']).default('score'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
});

export const PainPoints = z.object({
  window: FigureWindow,
  totals: FigureTotals,
  items: z.array(PainPoint),
  nextCursor: z.string().nullable(),
  /** What a reader should know first: too little data, sources gone quiet, work still under way. */
  notes: z.array(z.string()),
});

export const Theme = ThemeRef.extend({
  level: z.enum(['area', 'theme', 'sub-theme']),
  parentId: z.string().nullable(),
  state: z.enum(['active', 'merged', 'archived']),
  mergedIntoId: z.string().nullable(),
  isLocked: z.boolean(),
  /** Members in all time. */
  size: z.number().int(),
  cohesion: z.number().nullable(),
  separation: z.number().nullable(),
  createdAt: z.iso.datetime(),
});

export const ThemesQuery = PageQuery.extend({
  level: z.enum(['area', 'theme', 'sub-theme']).default('theme'),
  state: z.enum(['active', 'merged', 'archived']).default('active'),
  area: z.uuid().optional(),
});
export const Themes = pageOf(Theme);

export const ThemeEvent = z.object({
  id: z.string(),
  kind: z.string(),
  actor: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
});

export const ThemeDetail = Theme.extend({
  window: FigureWindow,
  /** The theme's figures in the window; null when nothing was said about it there. */
  painPoint: PainPoint.nullable(),
  /** The segments that speak of it, per account attribute: `{ attribute, value, voices, mentions }`, most first. */
  segments: z.array(
    z.object({
      attribute: z.string(),
      value: z.string(),
      voices: z.number().int(),
      mentions: z.number().int(),
    }),
  ),
  events: z.array(ThemeEvent),
});

export const ThemeTrend = z.object({ window: FigureWindow, trend: Trend });

export const ThemeTrendQuery = FigureQuery.extend({
  period: z.enum(['day', 'week', 'month']).default('week'),
});
