import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

/** Those of the names that no feedback and no account of the workspace has: a filter on them would count nothing. */
export async function listUnknownAttributes(
  executor: Executor,
  workspaceId: string,
  names: readonly string[],
): Promise<string[]> {
  const rows = await selectRows<{ name: string }>(
    executor,
    sql`
      select n.name from unnest(${sql.param([...names])}::text[]) as n(name)
      where not exists (select from accounts a where a.workspace_id = ${workspaceId} and a.attributes ? n.name)
        and not exists (select from feedback f where f.workspace_id = ${workspaceId} and f.attributes ? n.name)`,
  );
  return rows.map((row) => row.name);
}
