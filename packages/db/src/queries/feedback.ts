import type { Attributes, FeedbackState } from '@earshot/core';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type FeedbackView = {
  id: string;
  externalId: string;
  kind: string;
  subject: string | null;
  url: string | null;
  language: string | null;
  occurredAt: Date;
  merged: FeedbackState;
  attributes: Attributes;
  sourceId: string;
  sourceName: string;
  sourceKind: string;
  accountId: string | null;
  accountName: string | null;
  accountAttributes: Attributes | null;
  customerId: string | null;
  customerName: string | null;
};

export type FeedbackListQuery = {
  workspaceId: string;
  sourceId?: string;
  after?: { occurredAt: string; id: string };
  limit: number;
};

/** Feedback, newest first. */
export async function listFeedback(
  executor: Executor,
  query: FeedbackListQuery,
): Promise<FeedbackView[]> {
  const source = query.sourceId === undefined ? sql`` : sql`and f.source_id = ${query.sourceId}`;
  const after =
    query.after === undefined
      ? sql``
      : sql`and (f.occurred_at, f.id) < (${query.after.occurredAt}::timestamptz, ${query.after.id}::uuid)`;
  return selectFeedback(
    executor,
    sql`
      where f.workspace_id = ${query.workspaceId} and f.deleted_at is null and f.merged <> 'null'::jsonb
        ${source} ${after}
      order by f.occurred_at desc, f.id desc limit ${query.limit}`,
  );
}

export async function findFeedback(
  executor: Executor,
  workspaceId: string,
  id: string,
): Promise<FeedbackView | undefined> {
  const rows = await selectFeedback(
    executor,
    sql`
      where f.workspace_id = ${workspaceId} and f.id = ${id} and f.deleted_at is null and f.merged <> 'null'::jsonb`,
  );
  return rows[0];
}

/** The newest time anything was said: where a demo's clock stops. */
export async function findLatestFeedbackTime(
  executor: Executor,
  workspaceId: string,
): Promise<Date | undefined> {
  const rows = await selectRows<{ latest: Date | null }>(
    executor,
    sql`
      select max(occurred_at) as latest from feedback
      where workspace_id = ${workspaceId} and deleted_at is null and merged <> 'null'::jsonb`,
  );
  return rows[0]?.latest ?? undefined;
}

function selectFeedback(executor: Executor, tail: SQL): Promise<FeedbackView[]> {
  return selectRows<FeedbackView>(
    executor,
    sql`
      select f.id, f.external_id as "externalId", f.kind, f.subject, f.url, f.language,
        f.occurred_at as "occurredAt", f.merged, f.attributes, s.id as "sourceId", s.name as "sourceName",
        s.kind as "sourceKind", a.id as "accountId", a.name as "accountName", a.attributes || f.attributes as "accountAttributes",
        c.id as "customerId", c.name as "customerName"
      from feedback f
      join sources s on s.workspace_id = f.workspace_id and s.id = f.source_id
      left join accounts a on a.workspace_id = f.workspace_id and a.id = f.account_id
      left join customers c on c.workspace_id = f.workspace_id and c.id = f.customer_id
      ${tail}`,
  );
}
