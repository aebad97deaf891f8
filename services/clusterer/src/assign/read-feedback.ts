import { setImmediate as nextTurn } from 'node:timers/promises';
import { extractMentions, FeedbackKind, listTurns } from '@earshot/core';
import type { ClaimedFeedback } from '@earshot/db';
import type { ReadFeedback } from './plan-mentions.ts';

/** Reads the mentions out of each feedback; a deleted one has none. Gives the event loop a turn after each. */
export async function readFeedback(claimed: readonly ClaimedFeedback[]): Promise<ReadFeedback[]> {
  const read: ReadFeedback[] = [];
  for (const feedback of claimed) {
    read.push({ feedback, mentions: feedback.deletedAt === null ? mentionsOf(feedback) : [] });
    await nextTurn();
  }
  return read;
}

function mentionsOf(feedback: ClaimedFeedback): ReadFeedback['mentions'] {
  const kind = FeedbackKind.safeParse(feedback.kind);
  return extractMentions(listTurns(feedback.merged), kind.success ? { kind: kind.data } : {});
}
