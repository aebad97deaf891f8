import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@earshot/core';
import type { Pool } from 'pg';
import type { Database } from '../open-database.ts';
import { readMigrations } from './read-migrations.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url));
const LOOK_EVERY_MS = 1_000;

type Log = { info(fields: object, message: string): void };

/**
 * Waits until somebody has applied every migration that this program knows, e.g. while a deployment's one-shot
 * migration runs. A newer database is fine: migrations expand first and contract a release later. Throws `conflict`
 * with the tags that are missing after `forMs`.
 */
export async function awaitSchema(
  deps: { log: Log },
  database: Pick<Database, 'pool'>,
  forMs = 60_000,
): Promise<void> {
  const until = performance.now() + forMs;
  let missing = await listMissing(database.pool);
  if (missing.length > 0) deps.log.info({ missing }, 'waiting for the database to be migrated');
  while (missing.length > 0) {
    if (performance.now() > until) throw notMigrated(missing);
    await pause(LOOK_EVERY_MS);
    missing = await listMissing(database.pool);
  }
}

async function listMissing(pool: Pool): Promise<string[]> {
  const known = await readMigrations(MIGRATIONS_DIR);
  const applied = await listApplied(pool);
  return known.filter(({ idx }) => !applied.has(idx)).map(({ tag }) => tag);
}

async function listApplied(pool: Pool): Promise<Set<number>> {
  const ledger = await pool.query<{ exists: boolean }>(
    `SELECT to_regclass('earshot_meta.migrations') IS NOT NULL AS exists`,
  );
  if (ledger.rows[0]?.exists !== true) return new Set();
  const { rows } = await pool.query<{ idx: number }>('SELECT idx FROM earshot_meta.migrations');
  return new Set(rows.map(({ idx }) => idx));
}

function notMigrated(missing: readonly string[]): AppError {
  return new AppError('conflict', `The database lacks the migrations ${missing.join(', ')}.`, {
    remedy: 'Bring it up to date, then start again: earshot migrate.',
  });
}
