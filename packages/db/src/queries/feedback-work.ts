import type { FeedbackState } from '@earshot/core';
import { sql } from 'drizzle-orm';
import { maxAttempts } from './deliveries.ts';
import { selectRows, type Executor } from './executor.ts';

export type ClaimedFeedback = {
  workspaceId: string;
  id: string;
  sourceId: string;
  kind: string;
  merged: FeedbackState;
  contentHash: Buffer;
  occurredAt: Date;
  accountId: string | null;
  customerId: string | null;
  deletedAt: Date | null;
  attempts: number;
};

/** Takes feedback that waits to be read, under a lease; the same rules as `claimDeliveries`. */
export async function claimFeedback(
  executor: Executor,
  input: { limit: number; leaseMs: number },
): Promise<ClaimedFeedback[]> {
  const fresh = await claimWhere(executor, { ...input, retried: false });
  return fresh.length > 0 ? fresh : claimWhere(executor, { ...input, limit: 1, retried: true });
}

async function claimWhere(
  executor: Executor,
  input: { limit: number; leaseMs: number; retried: boolean },
): Promise<ClaimedFeedback[]> {
  const attempts = input.retried
    ? sql`attempts between 1 and ${maxAttempts - 1}`
    : sql`attempts = 0`;
  return selectRows<ClaimedFeedback>(
    executor,
    sql`
      with due as (
        select workspace_id, id from feedback
        where state in ('ready', 'claimed') and due_at <= now() and ${attempts}
        order by due_at limit ${input.limit} for update skip locked
      )
      update feedback f
      set state = 'claimed', attempts = f.attempts + 1,
        due_at = now() + ${input.leaseMs} * interval '1 millisecond'
      from due where f.workspace_id = due.workspace_id and f.id = due.id
      returning f.workspace_id as "workspaceId", f.id, f.source_id as "sourceId", f.kind, f.merged,
        f.content_hash as "contentHash", f.occurred_at as "occurredAt", f.account_id as "accountId",
        f.customer_id as "customerId", f.deleted_at as "deletedAt", f.attempts`,
  );
}

export async function buryAbandonedFeedback(executor: Executor): Promise<number> {
  const rows = await selectRows(
    executor,
    sql`
      update feedback set state = 'dead',
        error = coalesce(error, 'abandoned: each attempt ended without an answer, as when a worker is killed')
      where state in ('ready', 'claimed') and due_at <= now() and attempts >= ${maxAttempts}
      returning id`,
  );
  return rows.length;
}

/**
 * Locks the claimed rows whose words are still those that were read, in id order. The others were edited meanwhile
 * and wait as ready again: what was read of them is dropped.
 */
export async function lockUnchanged(
  executor: Executor,
  claimed: readonly ClaimedFeedback[],
): Promise<Set<string>> {
  const rows = await selectRows<{ id: string }>(
    executor,
    sql`
      select f.id from feedback f
      join unnest(${sql.param(claimed.map((row) => row.workspaceId))}::uuid[],
        ${sql.param(claimed.map((row) => row.id))}::uuid[],
        ${sql.param(claimed.map((row) => row.contentHash))}::bytea[],
        ${sql.param(claimed.map((row) => row.attempts))}::int[]) as c(workspace_id, id, content_hash, attempts)
        on f.workspace_id = c.workspace_id and f.id = c.id
      where f.state = 'claimed' and f.content_hash = c.content_hash and f.attempts = c.attempts
      order by f.id for update of f`,
  );
  return new Set(rows.map((row) => row.id));
}

export async function finishFeedback(
  executor: Executor,
  rows: readonly { workspaceId: string; id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await executor.execute(sql`
    update feedback f set state = 'done', error = null, error_stack = null
    from unnest(${sql.param(rows.map((row) => row.workspaceId))}::uuid[],
      ${sql.param(rows.map((row) => row.id))}::uuid[]) as d(workspace_id, id)
    where f.workspace_id = d.workspace_id and f.id = d.id`);
}

export async function failFeedback(
  executor: Executor,
  row: { workspaceId: string; id: string; attempts: number },
  failure: { retryable: boolean; reason: string; stack: string },
): Promise<'ready' | 'dead'> {
  const state = failure.retryable && row.attempts < maxAttempts ? 'ready' : 'dead';
  const backoffMs = 1_000 * 4 ** (row.attempts - 1);
  await executor.execute(sql`
    update feedback set state = ${state}, error = ${failure.reason}, error_stack = ${failure.stack},
      due_at = now() + ${backoffMs} * interval '1 millisecond'
    where workspace_id = ${row.workspaceId} and id = ${row.id} and state = 'claimed' and attempts = ${row.attempts}`);
  return state;
}
