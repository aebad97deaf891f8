import { z } from 'zod';

/** Who speaks in a turn. Only `customer` turns are ever counted as customer voice. */
export const TurnRole = z.enum(['customer', 'agent', 'bot', 'interviewer', 'system']);
export type TurnRole = z.infer<typeof TurnRole>;

export const FeedbackKind = z.enum([
  'ticket',
  'conversation',
  'interview',
  'post',
  'review',
  'survey',
  'complaint',
]);
export type FeedbackKind = z.infer<typeof FeedbackKind>;

export const AttributeValue = z.union([z.string(), z.number(), z.boolean()]);
export const Attributes = z.record(z.string(), AttributeValue);
export type Attributes = z.infer<typeof Attributes>;

/** The company behind a feedback. `externalId` is the source's own id, or the name where there is none. */
export const AccountRef = z.object({
  externalId: z.string().min(1),
  name: z.string().optional(),
  attributes: Attributes.optional(),
  /** Yearly recurring revenue in cents of the workspace's currency. */
  arrCents: z.number().int().nonnegative().optional(),
});
export type AccountRef = z.infer<typeof AccountRef>;

/** The person behind a feedback. */
export const CustomerRef = z.object({
  externalId: z.string().min(1),
  name: z.string().optional(),
  email: z.string().optional(),
  attributes: Attributes.optional(),
});
export type CustomerRef = z.infer<typeof CustomerRef>;

/** One utterance. `version` orders edits of the same turn: the source's own time in ms since 1970, or a sequence. */
export const Turn = z.object({
  id: z.string().min(1),
  role: TurnRole,
  /** Plain text, already without markup, quoted replies and signatures. */
  text: z.string(),
  version: z.number(),
  authorName: z.string().optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  /** Offset in a recording, in ms. */
  startMs: z.number().nonnegative().optional(),
  endMs: z.number().nonnegative().optional(),
  /** Internal notes: kept for context, never counted. */
  isPrivate: z.boolean().optional(),
  /** Redacted or deleted at the source: the text is gone for good. */
  isDeleted: z.boolean().optional(),
});
export type Turn = z.infer<typeof Turn>;

export const FeedbackFields = z.object({
  kind: FeedbackKind.optional(),
  subject: z.string().optional(),
  /** Where a person reads the original. */
  url: z.url().optional(),
  language: z.string().optional(),
  status: z.string().optional(),
  /** A rating on the source's own scale, mapped to 0 (worst) … 1 (best). */
  rating: z.number().min(0).max(1).optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  account: AccountRef.optional(),
  customer: CustomerRef.optional(),
  attributes: Attributes.optional(),
});
export type FeedbackFields = z.infer<typeof FeedbackFields>;

/**
 * What one delivery says about one feedback: the fields it mentions, the turns it adds or edits.
 * Changes of one feedback merge to the same state in any order (`mergeFeedback`), so a late or repeated event never
 * overwrites a newer one.
 */
export const FeedbackChange = z.object({
  externalId: z.string().min(1),
  /** Orders changes: the source's update time in ms since 1970, or its sequence. Never the arrival, where the source has one. */
  version: z.number(),
  fields: FeedbackFields.default({}),
  turns: z.array(Turn).default([]),
  /** The source deleted the whole feedback. */
  isDeleted: z.boolean().optional(),
});
export type FeedbackChange = z.infer<typeof FeedbackChange>;
