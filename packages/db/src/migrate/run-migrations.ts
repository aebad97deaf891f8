import { AppError } from '@earshot/core';
import type { Pool, PoolClient } from 'pg';
import { type Migration, readMigrations } from './read-migrations.ts';

type Applied = { idx: number; tag: string; hash: string };

// 'earshot' as bytes of a 64-bit key, to be nobody else's lock.
const LOCK_KEY = '28536116838166388';

/**
 * Applies the migrations of a folder that the database does not have, in order, each in a transaction of its own under
 * an advisory lock, so that any number of processes may start together. Gives the tags it applied. Throws
 * `unsupported` when the database has migrations that the folder lacks, `conflict` when an applied one was edited.
 */
export async function runMigrations(pool: Pool, dir: string): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const client = await pool.connect();
  try {
    const applied: string[] = [];
    for (;;) {
      // Each migration builds on the one before it.
      const tag = await inTransaction(client, () => applyNext(client, migrations));
      if (tag === undefined) return applied;
      applied.push(tag);
    }
  } finally {
    client.release();
  }
}

async function applyNext(
  client: PoolClient,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  // Held to the end of the transaction: a session's lock would be everybody's in the embedded database.
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
  await createLedger(client);
  const { rows } = await client.query<Applied>(
    'SELECT idx, tag, hash FROM earshot_meta.migrations ORDER BY idx',
  );
  checkApplied(rows, migrations);
  const next = migrations.find(({ idx }) => !rows.some((row) => row.idx === idx));
  if (next === undefined) return undefined;
  for (const statement of next.statements) {
    await client.query(statement);
  }
  const { idx, tag, hash } = next;
  await client.query('INSERT INTO earshot_meta.migrations (idx, tag, hash) VALUES ($1, $2, $3)', [
    idx,
    tag,
    hash,
  ]);
  return tag;
}

async function createLedger(client: PoolClient): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS earshot_meta');
  await client.query(`CREATE TABLE IF NOT EXISTS earshot_meta.migrations (
    idx integer PRIMARY KEY,
    tag text NOT NULL,
    hash text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  )`);
}

function checkApplied(applied: readonly Applied[], migrations: readonly Migration[]): void {
  for (const { idx, tag, hash } of applied) {
    const known = migrations.find((migration) => migration.idx === idx);
    if (known === undefined) {
      throw new AppError(
        'unsupported',
        `The database has migration ${tag}, which this Earshot does not know.`,
        {
          remedy: 'The database belongs to a newer version: run that version.',
        },
      );
    }
    if (known.hash !== hash) {
      throw new AppError(
        'conflict',
        `Migration ${known.tag} differs from the one that the database had applied as ${tag}.`,
        {
          remedy: 'Applied migrations must not change: restore the file and add a new migration.',
        },
      );
    }
  }
}

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
