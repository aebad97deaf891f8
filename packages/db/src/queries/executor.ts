import type { SQL } from 'drizzle-orm';
import pg from 'pg';
import type { Orm } from '../open-database.ts';
import type { Transaction } from '../with-workspace.ts';

/** What a query runs on: the database, or a transaction of it. */
export type Executor = Orm | Transaction;

/** Rows of a hand-written statement. The caller's type must match its select list; timestamps come as `Date`. */
export async function selectRows<Row extends Record<string, unknown>>(
  executor: Executor,
  statement: SQL,
): Promise<Row[]> {
  const result = await executor.execute(statement);
  const timestamptz: number = pg.types.builtins.TIMESTAMPTZ;
  // Drizzle turns pg's own parser of timestamps off for raw statements.
  const timestamps = result.fields
    .filter((field) => field.dataTypeID === timestamptz)
    .map((field) => field.name);
  for (const row of result.rows) readTimestamps(row, timestamps);
  return result.rows as unknown as Row[];
}

function readTimestamps(row: Record<string, unknown>, columns: readonly string[]): void {
  for (const column of columns) {
    const value = row[column];
    if (typeof value === 'string') row[column] = new Date(value);
  }
}
