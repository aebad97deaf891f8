import type { Attributes, MentionType } from '@earshot/core';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';
import { mentionsIn, type FigureFilter } from './figure-filter.ts';

export type MentionView = {
  id: string;
  feedbackId: string;
  turnId: string;
  quoteStart: number;
  quoteEnd: number;
  quote: string;
  statement: string;
  type: MentionType;
  sentiment: number;
  urgency: number;
  occurredAt: Date;
  themeId: string | null;
  themeName: string | null;
  method: string | null;
  score: number | null;
  decidedBy: string | null;
  sourceId: string;
  sourceName: string;
  sourceKind: string;
  accountId: string | null;
  accountName: string | null;
  accountAttributes: Attributes | null;
  subject: string | null;
  feedbackKind: string;
  url: string | null;
};

const mentionColumns = sql`
  m.id, m.feedback_id as "feedbackId", m.turn_id as "turnId", m.quote_start as "quoteStart",
  m.quote_end as "quoteEnd", m.quote, m.statement, m.type, m.sentiment, m.urgency, m.occurred_at as "occurredAt",
  m.theme_id as "themeId", t.name as "themeName", n.method, n.score, n.decided_by as "decidedBy",
  s.id as "sourceId", s.name as "sourceName", s.kind as "sourceKind", a.id as "accountId", a.name as "accountName",
  a.attributes || f.attributes as "accountAttributes", f.subject, f.kind as "feedbackKind", f.url`;

const mentionJoins = sql`
  join feedback f on f.workspace_id = m.workspace_id and f.id = m.feedback_id
  join sources s on s.workspace_id = m.workspace_id and s.id = m.source_id
  left join accounts a on a.workspace_id = m.workspace_id and a.id = m.account_id
  left join themes t on t.workspace_id = m.workspace_id and t.id = m.theme_id
  left join assignments n on n.workspace_id = m.workspace_id and n.mention_id = m.id and n.valid_to is null`;

export type MentionCursor = { occurredAt: string; id: string };

/** The mentions behind a figure, newest first; stable under writes, at any depth by the index on (theme, time, id). */
export async function listMentions(
  executor: Executor,
  input: { filter: FigureFilter; after?: MentionCursor; limit: number },
): Promise<MentionView[]> {
  const after =
    input.after === undefined
      ? sql``
      : sql`and (m.occurred_at, m.id) < (${input.after.occurredAt}::timestamptz, ${input.after.id}::uuid)`;
  return selectMentions(
    executor,
    sql`where ${mentionsIn(input.filter)} ${after} order by m.occurred_at desc, m.id desc limit ${input.limit}`,
  );
}

/** A theme's medoid and its diverse handful first, as discovery chose them. */
export async function listRepresentativeMentions(
  executor: Executor,
  input: { workspaceId: string; themeId: string; filter: FigureFilter; limit: number },
): Promise<MentionView[]> {
  return selectMentions(
    executor,
    sql`
      join lateral (
        select ordinality from themes r, unnest(r.representative_ids) with ordinality as u(id, ordinality)
        where r.workspace_id = ${input.workspaceId} and r.id = ${input.themeId} and u.id = m.id
      ) chosen on true
      where ${mentionsIn(input.filter)} order by chosen.ordinality limit ${input.limit}`,
  );
}

export async function listMentionsOfFeedback(
  executor: Executor,
  workspaceId: string,
  feedbackId: string,
): Promise<MentionView[]> {
  return selectMentions(
    executor,
    sql`where m.workspace_id = ${workspaceId} and m.feedback_id = ${feedbackId} order by m.ordinal`,
  );
}

export async function listMentionsById(
  executor: Executor,
  workspaceId: string,
  ids: readonly string[],
): Promise<MentionView[]> {
  return selectMentions(
    executor,
    sql`where m.workspace_id = ${workspaceId} and m.id = any(${sql.param([...ids])}::uuid[])`,
  );
}

function selectMentions(executor: Executor, tail: SQL): Promise<MentionView[]> {
  return selectRows<MentionView>(
    executor,
    sql`select ${mentionColumns} from mentions m ${mentionJoins} ${tail}`,
  );
}
