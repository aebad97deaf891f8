import { z } from 'zod';

/** A figure with its 95 % confidence interval. */
export const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof Estimate>;

export const TrendDirection = z.enum(['rising', 'falling', 'steady', 'too-little-data']);
export type TrendDirection = z.infer<typeof TrendDirection>;

/** One bar of a chart. `feedbacks` is all feedback of the period: the denominator of the rate. */
export const TrendPoint = z.object({
  /** First day, `YYYY-MM-DD`, in the workspace's time zone. */
  start: z.iso.date(),
  /** `2023-W22` for weeks, else the start. */
  label: z.string(),
  mentions: z.number().int(),
  feedbacks: z.number().int(),
  /** Feedbacks with this theme per 1,000 feedbacks, with its Wilson interval; null when there was no feedback. */
  ratePerThousand: Estimate.nullable(),
  /** True when the period has not ended at the workspace's clock, or began before the window. */
  isPartial: z.boolean(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

export const Trend = z.object({
  direction: TrendDirection,
  /** Relative change of the rate, last whole weeks against those before: 0.5 = half as much again. Null when untold. */
  growth: Estimate.nullable(),
  /** Whole weeks on the recent side of the comparison; the other side is all whole weeks before them. */
  weeksCompared: z.number().int(),
  points: z.array(TrendPoint),
});
export type Trend = z.infer<typeof Trend>;

export const ScorePart = z.object({
  name: z.enum(['reach', 'severity', 'growth', 'volume', 'revenue']),
  /** 0 … 1, normalised over the themes of the answer. */
  value: z.number(),
  weight: z.number(),
  /** value × weight: the parts add up to the score. */
  contribution: z.number(),
});
export type ScorePart = z.infer<typeof ScorePart>;

export const ThemeRef = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  areaId: z.string().nullable(),
  areaName: z.string().nullable(),
  /** `local:…`, `<model>:<prompt version>` or `human`. */
  namedBy: z.string(),
});
export type ThemeRef = z.infer<typeof ThemeRef>;

export const PainPoint = z.object({
  rank: z.number().int().positive(),
  theme: ThemeRef,
  /** Distinct accounts; customers where the account is unknown; feedbacks where both are. */
  reach: z.number().int(),
  reachParts: z.object({
    accounts: z.number().int(),
    customers: z.number().int(),
    unknown: z.number().int(),
  }),
  mentions: z.number().int(),
  feedbacks: z.number().int(),
  /** Share of the window's feedbacks that mention it, 0 … 1, Wilson interval. */
  share: Estimate,
  /** Mean severity of its mentions, 0 … 1. */
  severity: z.number(),
  trend: Trend,
  score: z.object({ value: z.number(), parts: z.array(ScorePart) }),
  /** The API path that lists exactly the mentions counted here. */
  evidence: z.string(),
});
export type PainPoint = z.infer<typeof PainPoint>;

export const FigureWindow = z.object({
  /** First day included and first day excluded, `YYYY-MM-DD`, in `timeZone`. */
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.number().int(),
  timeZone: z.string(),
  /** Set when the workspace has its own clock (a demo): its last whole day. */
  clockEndsOn: z.iso.date().nullable(),
});
export type FigureWindow = z.infer<typeof FigureWindow>;

export const FigureTotals = z.object({
  feedbacks: z.number().int(),
  mentions: z.number().int(),
  voices: z.number().int(),
  /** Share of the window's mentions that have a theme, 0 … 1. */
  coverage: z.number(),
});
export type FigureTotals = z.infer<typeof FigureTotals>;
