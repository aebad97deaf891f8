import { extractMentions, FeedbackKind, listTurns, type FeedbackState } from '@earshot/core';
import type { Database } from '@earshot/db';

export type WorkTally = {
  received: number;
  deliveriesDone: number;
  feedback: number;
  feedbackDone: number;
  dead: number;
};

/** How far the work of the whole database is. */
export async function countWork(db: Database): Promise<WorkTally> {
  const { rows } = await db.pool.query<WorkTally>(`
    select (select count(*)::int from deliveries) as received,
      (select count(*)::int from deliveries where state = 'done') as "deliveriesDone",
      (select count(*)::int from feedback) as feedback,
      (select count(*)::int from feedback where state = 'done') as "feedbackDone",
      (select count(*)::int from deliveries where state = 'dead')
        + (select count(*)::int from feedback where state = 'dead') as dead`);
  return rows[0] as WorkTally;
}

export type MentionTally = { stored: number; distinct: number; vectors: number; doubled: number };

/** Mentions, those that stand at different places, their vectors, and mentions with two current themes. */
export async function countMentions(db: Database): Promise<MentionTally> {
  const { rows } = await db.pool.query<MentionTally>(`
    select (select count(*)::int from mentions) as stored,
      (select count(distinct (feedback_id, turn_id, quote_start, quote_end))::int from mentions) as distinct,
      (select count(*)::int from mention_vectors) as vectors,
      (select count(*)::int from (select from assignments where valid_to is null
        group by workspace_id, mention_id having count(*) > 1) twice) as doubled`);
  return rows[0] as MentionTally;
}

/** How many mentions the stored feedback holds, read again here by one process. */
export async function countExpectedMentions(db: Database): Promise<number> {
  const { rows } = await db.pool.query<{ kind: string; merged: FeedbackState }>(
    'select kind, merged from feedback where deleted_at is null',
  );
  return rows.reduce((sum, { kind, merged }) => {
    const known = FeedbackKind.safeParse(kind);
    return (
      sum + extractMentions(listTurns(merged), known.success ? { kind: known.data } : {}).length
    );
  }, 0);
}
