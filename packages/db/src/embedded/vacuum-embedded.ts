import type { Pool } from 'pg';
import { quoteIdentifier } from './session/listened-channels.ts';

/**
 * Vacuums and analyses every table of an embedded database, where no autovacuum runs. Table by table, so that other
 * work gets its turn in between. For a maintenance job, every hour or so.
 */
export async function vacuumEmbedded({ pool }: { pool: Pool }): Promise<void> {
  const { rows } = await pool.query<{ schema: string; name: string }>(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2`,
  );
  for (const { schema, name } of rows) {
    await pool.query(`VACUUM (ANALYZE) ${quoteIdentifier(schema)}.${quoteIdentifier(name)}`);
  }
}
