import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWorkspace, migrate, openDatabase, type Database } from '@earshot/db';

export type TestDatabase = { db: Database; dataDir: string; dispose: () => Promise<void> };

/** Shared by all tests: the template of a new database takes seconds to make. */
const cacheDir = fileURLToPath(new URL('../../../../node_modules/.cache/earshot', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined };

/** A migrated embedded database in a folder of its own, gone after `dispose`. Open one a file: a start takes seconds. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'earshot-test-'));
  const db = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
  await migrate(db);
  return {
    db,
    dataDir,
    async dispose() {
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A workspace that no other test knows. */
export function createTestWorkspace(db: Database, timeZone = 'UTC') {
  const slug = `w${randomBytes(6).toString('hex')}`;
  return ensureWorkspace(db.orm, { slug, name: `Workspace ${slug}`, timeZone });
}
