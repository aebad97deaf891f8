import { z } from 'zod';

export const MentionType = z.enum(['pain', 'request', 'praise', 'question']);
export type MentionType = z.infer<typeof MentionType>;

/** One atomic point inside a feedback. `quote` equals `turn.text.slice(start, end)` exactly. */
export const ExtractedMention = z.object({
  turnId: z.string(),
  /** UTF-16 offsets into the turn's text. */
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1),
  /** The point in plain words: what is embedded and grouped. */
  statement: z.string().min(1),
  type: MentionType,
  /** −1 (very negative) … 1 (very positive). */
  sentiment: z.number().min(-1).max(1),
  /** 0 (none) … 3 (now, with damage). */
  urgency: z.number().int().min(0).max(3),
});
export type ExtractedMention = z.infer<typeof ExtractedMention>;
