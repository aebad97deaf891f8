import { fileURLToPath } from 'node:url';
import { runMigrations } from './migrate/run-migrations.ts';
import type { Database } from './open-database.ts';

const MIGRATIONS_DIR = fileURLToPath(new URL('../migrations', import.meta.url));

/** Brings a database to this program's schema and gives the tags of the migrations it applied. Errors: see runMigrations. */
export async function migrate(database: Pick<Database, 'pool'>): Promise<string[]> {
  return runMigrations(database.pool, MIGRATIONS_DIR);
}
