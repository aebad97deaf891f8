import { z } from 'zod';
import { FigureTotals, FigureWindow, PainPoint, ThemeRef } from './pain-point.ts';

/** A customer's own words behind a figure. */
export const Verbatim = z.object({
  mentionId: z.string(),
  feedbackId: z.string(),
  quote: z.string(),
  occurredOn: z.iso.date(),
  accountName: z.string().nullable(),
  sourceName: z.string(),
  /** Where a person reads the original; null when the source has no page for it. */
  url: z.string().nullable(),
});
export type Verbatim = z.infer<typeof Verbatim>;

export const ReportPainPoint = PainPoint.extend({ verbatims: z.array(Verbatim) });
export type ReportPainPoint = z.infer<typeof ReportPainPoint>;

/** One week as it was reported. Everything the e-mail and the page show comes from here. */
export const ReportSnapshot = z.object({
  version: z.literal(1),
  week: z.string(),
  workspace: z.object({ name: z.string(), isDemo: z.boolean(), notice: z.string().nullable() }),
  window: FigureWindow,
  totals: FigureTotals,
  previousTotals: FigureTotals,
  painPoints: z.array(ReportPainPoint),
  rising: z.array(ThemeRef.extend({ growth: z.number(), mentions: z.number().int() })),
  falling: z.array(ThemeRef.extend({ growth: z.number(), mentions: z.number().int() })),
  newThemes: z.array(ThemeRef.extend({ mentions: z.number().int() })),
  /** Sentences a reader should know before they trust the figures: sources gone quiet, a low coverage. */
  caveats: z.array(z.string()),
  generatedAt: z.iso.datetime(),
});
export type ReportSnapshot = z.infer<typeof ReportSnapshot>;
