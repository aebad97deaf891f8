import { sql } from 'drizzle-orm';
import type { Database, Orm } from './open-database.ts';

/** A transaction of our schema. */
export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/**
 * Runs `work` in a transaction that sees and writes one workspace's rows only, whatever its queries say: row-level
 * security for the role `earshot_app`. Both settings end with the transaction.
 */
export async function withWorkspace<T>(
  database: Pick<Database, 'orm'>,
  workspaceId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database.orm.transaction(async (tx) => {
    await tx.execute(
      sql`SELECT set_config('role', 'earshot_app', true), set_config('earshot.workspace_id', ${workspaceId}, true)`,
    );
    return work(tx);
  });
}
