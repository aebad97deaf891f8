import { ReportSnapshot } from '@earshot/core';
import { z } from 'zod';
import { pageOf } from './page.ts';

export const Workspace = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  isDemo: z.boolean(),
  /** The last whole day of a workspace with its own clock, else null. */
  clockEndsOn: z.iso.date().nullable(),
  notice: z.string().nullable(),
  /** Account attributes to filter by, with their most frequent values. */
  attributes: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.string(), accounts: z.number().int() })),
    }),
  ),
  /** A language model is configured. */
  hasLanguageModel: z.boolean(),
  hasMail: z.boolean(),
});

/** How far what was received has come. */
export const Progress = z.object({
  stage: z.enum(['idle', 'normalising', 'assigning', 'discovering']),
  /** 0 … 1 over all that is under way; 1 when idle. */
  fraction: z.number(),
  etaSeconds: z.number().nullable(),
  deliveries: z.object({
    waiting: z.number().int(),
    done: z.number().int(),
    dead: z.number().int(),
  }),
  feedback: z.object({ waiting: z.number().int(), done: z.number().int(), dead: z.number().int() }),
  mentions: z.object({ total: z.number().int(), assigned: z.number().int() }),
  themes: z.number().int(),
  lastDiscoveryAt: z.iso.datetime().nullable(),
});

export const Source = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Where its webhooks go; null for kinds that are imported or posted. */
  hookUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  health: z.object({
    status: z.enum(['waiting', 'healthy', 'quiet', 'failing']),
    /** In plain words: "Last event 3 minutes ago", "12 events could not be read". */
    summary: z.string(),
    lastEventAt: z.iso.datetime().nullable(),
    lastRejectedAt: z.iso.datetime().nullable(),
    lastRejectedReason: z.string().nullable(),
    received: z.number().int(),
    waiting: z.number().int(),
    dead: z.number().int(),
  }),
});
export const Sources = pageOf(Source);
export const NewSource = z.object({
  kind: z.string(),
  name: z.string().min(1).max(100),
  settings: z.record(z.string(), z.unknown()).default({}),
  /** Signing secrets, the current one first. Generated and shown once when left out where the kind allows it. */
  secrets: z.array(z.string().min(8)).max(5).optional(),
});
export const NewSecret = z.object({ secret: z.string().min(8).max(500) });
export const CreatedSource = Source.extend({
  /** Shown once. */
  secret: z.string().nullable(),
  /** What to paste into the vendor's admin page. */
  setupGuide: z.string().nullable(),
});

export const ReportSummary = z.object({
  week: z.string(),
  createdAt: z.iso.datetime(),
  /** Why it was or was not e-mailed. */
  delivery: z.string(),
});
export const Reports = pageOf(ReportSummary);
export const Report = ReportSummary.extend({ snapshot: ReportSnapshot });
