import { AccountRef, Attributes, CustomerRef, FeedbackKind, TurnRole } from '@earshot/core';
import { z } from 'zod';

const Time = z.iso.datetime({ offset: true });

/** One thing that somebody said, inside a longer exchange. */
export const FeedbackInputTurn = z.object({
  id: z.string().min(1).max(200).optional(),
  role: TurnRole.default('customer'),
  text: z.string().max(200_000),
  authorName: z.string().max(500).optional(),
  at: Time.optional(),
  isPrivate: z.boolean().optional(),
  isDeleted: z.boolean().optional(),
});
export type FeedbackInputTurn = z.infer<typeof FeedbackInputTurn>;

/**
 * Feedback as it is posted to the API: either `text` or `turns`, and what is known around it. The same `externalId`
 * again updates it: the later `updatedAt` wins, or the later arrival where none is given.
 */
export const FeedbackInput = z
  .object({
    externalId: z.string().min(1).max(500).optional(),
    text: z.string().max(200_000).optional(),
    turns: z.array(FeedbackInputTurn).max(5_000).optional(),
    /** `email`: quoted replies and signatures are cut. */
    format: z.enum(['plain', 'html', 'email', 'html-email']).default('plain'),
    kind: FeedbackKind.default('survey'),
    subject: z.string().max(2_000).optional(),
    url: z
      .url({ protocol: /^https?$/u })
      .max(2_000)
      .optional(),
    language: z.string().max(20).optional(),
    status: z.string().max(100).optional(),
    /** 0 (worst) … 1 (best). */
    rating: z.number().min(0).max(1).optional(),
    occurredAt: Time.optional(),
    updatedAt: Time.optional(),
    account: AccountRef.optional(),
    customer: CustomerRef.optional(),
    attributes: Attributes.optional(),
    isDeleted: z.boolean().optional(),
  })
  .refine(
    (input) =>
      Boolean(input.text?.trim()) || Boolean(input.turns?.length) || input.isDeleted === true,
    {
      path: ['text'],
      message: 'give the text or the turns',
    },
  )
  .refine((input) => input.externalId !== undefined || input.isDeleted !== true, {
    path: ['externalId'],
    message: 'say which feedback is deleted',
  });
export type FeedbackInput = z.infer<typeof FeedbackInput>;
