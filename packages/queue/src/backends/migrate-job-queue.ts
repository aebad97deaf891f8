import { AppError } from '@earshot/core';
import { assertSchemaCompatibility, runMigrations, SchemaMigrationRequiredError } from 'bullmq';
import pg from 'pg';

/** BullMQ's own tables live apart from ours. */
export const queueSchema = 'bullmq';

/**
 * Brings BullMQ's tables up to date, under its advisory lock: any number of processes may call it. Only the PostgreSQL
 * backend has tables. Throws `unavailable` when the server cannot be reached.
 */
export async function migrateJobQueue(connection: pg.PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...connection, max: 1 });
  try {
    await withClient(pool, (client) => runMigrations(client, queueSchema));
  } finally {
    await pool.end();
  }
}

/** Throws `conflict` where the tables are missing or belong to a newer BullMQ. */
export async function assertMigrated(pool: pg.Pool): Promise<void> {
  await withClient(pool, async (client) => {
    try {
      await assertSchemaCompatibility(client, queueSchema);
    } catch (cause) {
      if (!(cause instanceof SchemaMigrationRequiredError)) throw cause;
      throw new AppError('conflict', 'The queue has no tables in this database yet.', {
        cause,
        remedy: 'Bring the database up to date first: earshot migrate.',
      });
    }
  });
}

async function withClient<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new AppError('unavailable', 'The queue cannot reach its PostgreSQL database.', {
      cause,
      remedy: 'Check DATABASE_URL and that the server accepts connections.',
    });
  });
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
