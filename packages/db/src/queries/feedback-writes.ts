import { newId, type FeedbackState } from '@earshot/core';
import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type FeedbackKey = { sourceId: string; externalId: string };
export type LockedFeedback = FeedbackKey & {
  id: string;
  merged: FeedbackState | null;
  contentHash: Buffer;
  occurredAt: Date;
};

/**
 * Locks one workspace's rows of these feedbacks, creating those that are new, in the order of their keys so that two
 * workers never wait for each other in a circle. A new row has `merged: null`.
 */
export async function lockFeedback(
  executor: Executor,
  workspaceId: string,
  keys: readonly FeedbackKey[],
): Promise<LockedFeedback[]> {
  const sorted = keys.toSorted(
    (a, b) => compare(a.sourceId, b.sourceId) || compare(a.externalId, b.externalId),
  );
  const sourceIds = sql.param(sorted.map((key) => key.sourceId));
  const externalIds = sql.param(sorted.map((key) => key.externalId));
  await executor.execute(sql`
    insert into feedback (workspace_id, id, source_id, external_id, kind, occurred_at, merged, content_hash, state)
    select ${workspaceId}::uuid, k.id, k.source_id, k.external_id, 'ticket', now(), 'null'::jsonb, ''::bytea, 'done'
    from unnest(${sql.param(sorted.map(() => newId()))}::uuid[], ${sourceIds}::uuid[], ${externalIds}::text[])
      as k(id, source_id, external_id)
    on conflict (workspace_id, source_id, external_id) do nothing`);
  return selectRows<LockedFeedback>(
    executor,
    sql`
      select f.id, f.source_id as "sourceId", f.external_id as "externalId", f.merged,
        f.content_hash as "contentHash", f.occurred_at as "occurredAt"
      from feedback f
      join unnest(${sourceIds}::uuid[], ${externalIds}::text[]) as k(source_id, external_id)
        on f.source_id = k.source_id and f.external_id = k.external_id
      where f.workspace_id = ${workspaceId}
      order by f.source_id, f.external_id
      for update of f`,
  );
}

export type FeedbackUpdate = {
  id: string;
  kind: string;
  subject: string | null;
  url: string | null;
  language: string | null;
  occurredAt: string;
  accountId: string | null;
  customerId: string | null;
  attributes: Record<string, unknown>;
  merged: FeedbackState;
  contentHash: Buffer;
  /** The customer's words or their owner changed: read it again. */
  isChanged: boolean;
  isDeleted: boolean;
};

/** Writes merged feedback; what changed becomes ready for the clusterer, with fresh attempts. */
export async function updateFeedback(
  executor: Executor,
  workspaceId: string,
  updates: readonly FeedbackUpdate[],
): Promise<void> {
  if (updates.length === 0) return;
  const rows = updates.map((update) => ({
    ...update,
    contentHash: update.contentHash.toString('hex'),
  }));
  await executor.execute(sql`
    update feedback f set
      kind = r."kind", subject = r."subject", url = r."url", language = r."language", occurred_at = r."occurredAt",
      account_id = r."accountId", customer_id = r."customerId", attributes = r."attributes", merged = r."merged",
      content_hash = decode(r."contentHash", 'hex'), updated_at = now(),
      deleted_at = case when r."isDeleted" then coalesce(f.deleted_at, now()) end,
      state = case when r."isChanged" then 'ready' else f.state end,
      attempts = case when r."isChanged" then 0 else f.attempts end,
      due_at = case when r."isChanged" then now() else f.due_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "kind" text, "subject" text, "url" text,
      "language" text, "occurredAt" timestamptz, "accountId" uuid, "customerId" uuid, "attributes" jsonb,
      "merged" jsonb, "contentHash" text, "isChanged" boolean, "isDeleted" boolean)
    where f.workspace_id = ${workspaceId} and f.id = r.id`);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
