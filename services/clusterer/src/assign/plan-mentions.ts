import { newId, type ExtractedMention } from '@earshot/core';
import type { ClaimedFeedback, MentionInsert, StoredMention } from '@earshot/db';

/** Who read the mentions: raise the version when extraction changes what it gives. */
export const localExtractor = 'local:1';

export type ReadFeedback = { feedback: ClaimedFeedback; mentions: readonly ExtractedMention[] };

export type MentionPlan = {
  /** New mentions, without a theme yet. */
  added: MentionInsert[];
  /** Known mentions that are still said: they keep their id and theme. */
  kept: MentionInsert[];
  removedIds: string[];
};

/** Compares what a feedback says now with what is stored of it: the same words at the same place are the same mention. */
export function planMentions(
  read: readonly ReadFeedback[],
  stored: readonly StoredMention[],
): MentionPlan {
  const known = new Map(stored.map((mention) => [keyOf(mention), mention.id]));
  const plan: MentionPlan = { added: [], kept: [], removedIds: [] };
  for (const { feedback, mentions } of read) {
    mentions.forEach((mention, ordinal) => {
      const key = keyOf({ ...mention, feedbackId: feedback.id, quoteStart: mention.start });
      const id = known.get(key);
      known.delete(key);
      const row = toRow(feedback, mention, ordinal);
      if (id === undefined) plan.added.push(row);
      else plan.kept.push({ ...row, id });
    });
  }
  plan.removedIds.push(...known.values());
  return plan;
}

function keyOf(mention: {
  feedbackId: string;
  turnId: string;
  quoteStart: number;
  quote: string;
}): string {
  return JSON.stringify([mention.feedbackId, mention.turnId, mention.quoteStart, mention.quote]);
}

function toRow(
  feedback: ClaimedFeedback,
  mention: ExtractedMention,
  ordinal: number,
): MentionInsert {
  return {
    ...mention,
    id: newId(),
    feedbackId: feedback.id,
    ordinal,
    sourceId: feedback.sourceId,
    accountId: feedback.accountId,
    customerId: feedback.customerId,
    voiceId: feedback.accountId ?? feedback.customerId ?? feedback.id,
    occurredAt: feedback.occurredAt,
    themeId: null,
    extractedBy: localExtractor,
  };
}
