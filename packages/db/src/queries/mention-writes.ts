import type { ExtractedMention } from '@earshot/core';
import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type StoredMention = {
  id: string;
  feedbackId: string;
  turnId: string;
  quoteStart: number;
  quote: string;
};

/** The mentions that these feedbacks have now: what did not change keeps its id and its theme. */
export async function listStoredMentions(
  executor: Executor,
  workspaceId: string,
  feedbackIds: readonly string[],
): Promise<StoredMention[]> {
  return selectRows<StoredMention>(
    executor,
    sql`
      select id, feedback_id as "feedbackId", turn_id as "turnId", quote_start as "quoteStart", quote
      from mentions
      where workspace_id = ${workspaceId} and feedback_id = any(${sql.param([...feedbackIds])}::uuid[])`,
  );
}

/** Removes mentions with their vectors; their assignments end now but stay as history. */
export async function deleteMentions(
  executor: Executor,
  workspaceId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const chosen = sql.param([...ids]);
  await executor.execute(sql`
    delete from mention_vectors where workspace_id = ${workspaceId} and mention_id = any(${chosen}::uuid[])`);
  await executor.execute(sql`
    update assignments set valid_to = now()
    where workspace_id = ${workspaceId} and mention_id = any(${chosen}::uuid[]) and valid_to is null`);
  await executor.execute(sql`
    delete from mentions where workspace_id = ${workspaceId} and id = any(${chosen}::uuid[])`);
}

export type MentionInsert = ExtractedMention & {
  id: string;
  feedbackId: string;
  ordinal: number;
  sourceId: string;
  accountId: string | null;
  customerId: string | null;
  voiceId: string;
  occurredAt: Date;
  themeId: string | null;
  extractedBy: string;
};

export async function insertMentions(
  executor: Executor,
  workspaceId: string,
  rows: readonly MentionInsert[],
): Promise<void> {
  if (rows.length === 0) return;
  await executor.execute(sql`
    insert into mentions (workspace_id, id, feedback_id, ordinal, turn_id, quote_start, quote_end, quote, statement,
      type, sentiment, urgency, source_id, account_id, customer_id, voice_id, occurred_at, theme_id, extracted_by)
    select ${workspaceId}::uuid, "id", "feedbackId", "ordinal", "turnId", "start", "end", "quote", "statement",
      "type", "sentiment", "urgency", "sourceId", "accountId", "customerId", "voiceId", "occurredAt", "themeId",
      "extractedBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "feedbackId" uuid, "ordinal" int,
      "turnId" text, "start" int, "end" int, "quote" text, "statement" text, "type" text, "sentiment" real,
      "urgency" smallint, "sourceId" uuid, "accountId" uuid, "customerId" uuid, "voiceId" uuid,
      "occurredAt" timestamptz, "themeId" uuid, "extractedBy" text)`);
}

/** Keeps a mention in step with its feedback where only its place, owner or time changed. */
export async function updateMentionPlaces(
  executor: Executor,
  workspaceId: string,
  rows: readonly Pick<
    MentionInsert,
    'id' | 'ordinal' | 'accountId' | 'customerId' | 'voiceId' | 'occurredAt'
  >[],
): Promise<void> {
  if (rows.length === 0) return;
  // Two steps, because the unique ordinal is checked row by row.
  const ids = sql.param(rows.map((row) => row.id));
  await executor.execute(sql`
    update mentions set ordinal = -1 - ordinal where workspace_id = ${workspaceId} and id = any(${ids}::uuid[])`);
  await executor.execute(sql`
    update mentions m set ordinal = r."ordinal", account_id = r."accountId", customer_id = r."customerId",
      voice_id = r."voiceId", occurred_at = r."occurredAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "ordinal" int, "accountId" uuid,
      "customerId" uuid, "voiceId" uuid, "occurredAt" timestamptz)
    where m.workspace_id = ${workspaceId} and m.id = r.id`);
}
