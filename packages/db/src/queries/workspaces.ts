import { newId, type WorkspaceClock } from '@earshot/core';
import { eq, sql } from 'drizzle-orm';
import { workspaces } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';

export type WorkspaceRow = typeof workspaces.$inferSelect;

export async function listWorkspaces(executor: Executor): Promise<WorkspaceRow[]> {
  return executor.select().from(workspaces).orderBy(workspaces.createdAt);
}

export async function findWorkspace(
  executor: Executor,
  id: string,
): Promise<WorkspaceRow | undefined> {
  const rows = await executor.select().from(workspaces).where(eq(workspaces.id, id));
  return rows[0];
}

/** What "now" means for a workspace's figures. */
export function clockOf(workspace: WorkspaceRow, now: Date): WorkspaceClock {
  return { now, timeZone: workspace.timeZone, endsOn: workspace.clockEndsOn };
}

export type NewWorkspace = {
  slug: string;
  name: string;
  timeZone: string;
  isDemo?: boolean;
  notice?: string;
};

/** Creates the workspace, or answers the one that has the slug. */
export async function ensureWorkspace(
  executor: Executor,
  input: NewWorkspace,
): Promise<WorkspaceRow> {
  await executor
    .insert(workspaces)
    .values({ ...input, id: newId() })
    .onConflictDoNothing({ target: workspaces.slug });
  const rows = await executor.select().from(workspaces).where(eq(workspaces.slug, input.slug));
  return rows[0] as WorkspaceRow;
}

/** Sets a demo's clock to its last day of feedback, `YYYY-MM-DD`. */
export async function setWorkspaceClock(
  executor: Executor,
  input: { workspaceId: string; endsOn: string },
): Promise<void> {
  await executor
    .update(workspaces)
    .set({ clockEndsOn: input.endsOn })
    .where(eq(workspaces.id, input.workspaceId));
}

export type AccountAttribute = { name: string; values: { value: string; accounts: number }[] };

/** Account attributes with their most frequent values, for filters. */
export async function listAccountAttributes(
  executor: Executor,
  workspaceId: string,
): Promise<AccountAttribute[]> {
  const rows = await selectRows<{ name: string; value: string; accounts: number }>(
    executor,
    sql`
      select name, value, accounts from (
        select e.key as name, e.value, count(distinct coalesce(f.account_id, f.id))::int as accounts,
          row_number() over (
            partition by e.key order by count(distinct coalesce(f.account_id, f.id)) desc, e.value) as place
        from feedback f
        left join accounts a on a.workspace_id = f.workspace_id and a.id = f.account_id,
        jsonb_each_text(coalesce(a.attributes, '{}') || f.attributes) e
        where f.workspace_id = ${workspaceId} and f.deleted_at is null
        group by e.key, e.value
      ) ranked where place <= 60 order by name, accounts desc, value`,
  );
  return Object.entries(Object.groupBy(rows, (row) => row.name)).map(([name, values]) => ({
    name,
    values: (values ?? []).map(({ value, accounts }) => ({ value, accounts })),
  }));
}
