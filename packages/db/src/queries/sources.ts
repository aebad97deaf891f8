import { newId } from '@earshot/core';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { sources } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';

export type SourceRow = typeof sources.$inferSelect;

/** A live source by its id alone: what a webhook's address carries. */
export async function findSource(executor: Executor, id: string): Promise<SourceRow | undefined> {
  const rows = await executor
    .select()
    .from(sources)
    .where(and(eq(sources.id, id), isNull(sources.deletedAt)));
  return rows[0];
}

export async function findSourceByName(
  executor: Executor,
  input: { workspaceId: string; name: string },
): Promise<SourceRow | undefined> {
  const rows = await executor
    .select()
    .from(sources)
    .where(
      and(
        eq(sources.workspaceId, input.workspaceId),
        eq(sources.name, input.name),
        isNull(sources.deletedAt),
      ),
    );
  return rows[0];
}

export type NewSource = {
  workspaceId: string;
  kind: string;
  name: string;
  settings: Record<string, unknown>;
  sealedSecrets?: Buffer;
};

export async function insertSource(executor: Executor, input: NewSource): Promise<SourceRow> {
  const rows = await executor
    .insert(sources)
    .values({ ...input, id: newId() })
    .returning();
  return rows[0] as SourceRow;
}

export type SourceHealthRow = SourceRow & { received: number; waiting: number; dead: number };

export async function listSourcesWithHealth(
  executor: Executor,
  workspaceId: string,
): Promise<SourceHealthRow[]> {
  const rows = await executor
    .select()
    .from(sources)
    .where(and(eq(sources.workspaceId, workspaceId), isNull(sources.deletedAt)))
    .orderBy(sources.createdAt);
  const counts = await selectRows<{
    sourceId: string;
    received: number;
    waiting: number;
    dead: number;
  }>(
    executor,
    sql`
      select source_id as "sourceId", count(*)::int as received,
        count(*) filter (where state in ('ready', 'claimed'))::int as waiting,
        count(*) filter (where state = 'dead')::int as dead
      from deliveries where workspace_id = ${workspaceId} group by source_id`,
  );
  const bySource = new Map(counts.map((row) => [row.sourceId, row]));
  return rows.map((row) => ({ received: 0, waiting: 0, dead: 0, ...bySource.get(row.id), ...row }));
}

/** Notes that something arrived; at most one write a source every ten seconds. */
export async function touchSources(executor: Executor, ids: readonly string[]): Promise<void> {
  await executor.execute(sql`
    update sources set last_event_at = now()
    where id = any(${sql.param([...ids])}::uuid[])
      and (last_event_at is null or last_event_at < now() - interval '10 seconds')`);
}

export async function noteRejection(
  executor: Executor,
  input: { sourceId: string; reason: string },
): Promise<void> {
  await executor.execute(sql`
    update sources set last_rejected_at = now(), last_rejected_reason = ${input.reason}
    where id = ${input.sourceId}
      and (last_rejected_at is null or last_rejected_at < now() - interval '10 seconds')`);
}

/** Replaces what a source keeps sealed, e.g. while its secret is rotated. */
export async function updateSourceSecrets(
  executor: Executor,
  input: { workspaceId: string; id: string; sealedSecrets: Buffer },
): Promise<void> {
  await executor
    .update(sources)
    .set({ sealedSecrets: input.sealedSecrets })
    .where(and(eq(sources.workspaceId, input.workspaceId), eq(sources.id, input.id)));
}
