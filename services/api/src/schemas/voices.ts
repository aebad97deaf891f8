import { Attributes, FeedbackKind, MentionType, TurnRole } from '@earshot/core';
import { FeedbackInput } from '@earshot/sources';
import { z } from 'zod';
import { FigureQuery } from './figures.ts';
import { PageQuery, pageOf } from './page.ts';

/** A verbatim: exactly what a customer said, and where. */
export const Mention = z.object({
  id: z.string(),
  feedbackId: z.string(),
  quote: z.string(),
  statement: z.string(),
  type: MentionType,
  /** −1 … 1. */
  sentiment: z.number(),
  /** 0 … 3. */
  urgency: z.number().int(),
  occurredAt: z.iso.datetime(),
  theme: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Who decided the theme: method, score and by what. */
  assignment: z.object({ method: z.string(), score: z.number(), decidedBy: z.string() }).nullable(),
  /** Where the quote stands: `feedback.turns[id = turnId].text.slice(start, end)`. */
  place: z.object({ turnId: z.string(), start: z.number().int(), end: z.number().int() }),
  source: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  account: z.object({ id: z.string(), name: z.string(), attributes: Attributes }).nullable(),
  feedback: z.object({
    subject: z.string().nullable(),
    kind: FeedbackKind,
    url: z.string().nullable(),
  }),
});
export const Mentions = pageOf(Mention);
export const ThemeMentionsQuery = FigureQuery.extend(PageQuery.shape).extend({
  sort: z.enum(['representative', 'newest']).default('newest'),
});

export const FeedbackTurn = z.object({
  id: z.string(),
  role: TurnRole,
  authorName: z.string().nullable(),
  at: z.iso.datetime().nullable(),
  startMs: z.number().nullable(),
  text: z.string(),
  isPrivate: z.boolean(),
});

export const Feedback = z.object({
  id: z.string(),
  externalId: z.string(),
  kind: FeedbackKind,
  subject: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  occurredAt: z.iso.datetime(),
  source: z.object({ id: z.string(), name: z.string(), kind: z.string() }),
  account: z.object({ id: z.string(), name: z.string(), attributes: Attributes }).nullable(),
  customer: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  attributes: Attributes,
  turns: z.array(FeedbackTurn),
});
export const FeedbackDetail = Feedback.extend({ mentions: z.array(Mention) });
export const FeedbackPage = pageOf(Feedback);
export const FeedbackQuery = PageQuery.extend({ source: z.uuid().optional() });

/** One or many, each as the parser of the API's source reads it. */
export const NewFeedbacks = z.union([FeedbackInput, z.array(FeedbackInput).min(1).max(1_000)]);
export const FeedbackAccepted = z.object({
  results: z.array(
    z.object({
      /** The one that was given, else one made from the content. */
      externalId: z.string(),
      outcome: z.enum(['accepted', 'duplicate']),
      deliveryId: z.string().nullable(),
    }),
  ),
});

export const SearchQuery = z.object({
  q: z
    .string()
    .min(2)
    .max(500)
    .describe('Words or a sentence; full text and meaning are searched together.'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const SearchResults = z.object({
  items: z.array(
    Mention.extend({ score: z.number(), matchedBy: z.enum(['text', 'meaning', 'both']) }),
  ),
  themes: z.array(z.object({ id: z.string(), name: z.string(), score: z.number() })),
});
