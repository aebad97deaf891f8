import { FeedbackKind, TurnRole } from '@earshot/core';
import { z } from 'zod';
import { DateFormat } from './parse-date.ts';

/** Where a value stands: a column's name for tables, a path such as `data.ticket.comments[0].body` for JSON. */
export const FieldRef = z.string().min(1).max(500);
export type FieldRef = z.infer<typeof FieldRef>;

const NamedRefs = z.record(z.string().min(1).max(100), FieldRef);

/** A list of turns inside one JSON record. A role that `roles` does not name is `agent`: never counted by mistake. */
export const TurnsMapping = z.strictObject({
  list: FieldRef,
  text: FieldRef,
  id: FieldRef.optional(),
  role: FieldRef.optional(),
  roles: z.record(z.string(), TurnRole).optional(),
  at: FieldRef.optional(),
  authorName: FieldRef.optional(),
  isPrivate: FieldRef.optional(),
});
export type TurnsMapping = z.infer<typeof TurnsMapping>;

/** Which value of a row or JSON record means what. */
export const FeedbackMapping = z.strictObject({
  /** Several are joined by an empty line; empty ones are skipped. */
  text: z.array(FieldRef).default([]),
  turns: TurnsMapping.optional(),
  /** Without an id, the same record again is the same feedback and an edited one is another. */
  id: FieldRef.optional(),
  occurredAt: FieldRef.optional(),
  /** Orders edits of the same record; without it the one that arrives last wins. */
  updatedAt: FieldRef.optional(),
  subject: FieldRef.optional(),
  /** A field, or a template such as `https://crm.example/tickets/{id}`. */
  url: z.string().min(1).max(2000).optional(),
  status: FieldRef.optional(),
  language: FieldRef.optional(),
  rating: FieldRef.optional(),
  ratingScale: z.strictObject({ worst: z.number(), best: z.number() }).optional(),
  account: FieldRef.optional(),
  accountName: FieldRef.optional(),
  accountAttributes: NamedRefs.optional(),
  customer: FieldRef.optional(),
  customerName: FieldRef.optional(),
  customerEmail: FieldRef.optional(),
  attributes: NamedRefs.optional(),
  kind: FeedbackKind.default('complaint'),
  dateFormat: DateFormat.optional(),
  /** `email`: quoted replies and signatures are cut. */
  format: z.enum(['plain', 'html', 'email', 'html-email']).default('plain'),
});
export type FeedbackMapping = z.infer<typeof FeedbackMapping>;

/** A mapping needs words: `text`, `turns`, or both. */
export const UsableMapping = FeedbackMapping.refine(
  (mapping) => mapping.text.length > 0 || mapping.turns !== undefined,
  { path: ['text'], message: 'name the field that holds the text, or the list of turns' },
);
