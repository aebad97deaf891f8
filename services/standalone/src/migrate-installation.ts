import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureWorkspace, listWorkspaces, migrate, openDatabase } from '@earshot/db';
import { migrateJobQueue } from '@earshot/queue';
import { closeAll, type Closable, type Logger } from '@earshot/runtime';
import type { StandaloneConfig } from './config.ts';

export type MigratedInstallation = {
  /** Tags of the migrations that this run applied. */
  applied: string[];
  /** The workspace that was made because there was none. */
  newWorkspace: string | undefined;
};

/**
 * What a deployment runs once before its services: brings our tables and the queue's up to date and makes a first
 * workspace. Any number may run at the same time; a second run changes nothing.
 */
export async function migrateInstallation(
  deps: { log: Logger },
  config: StandaloneConfig,
): Promise<MigratedInstallation> {
  const open: Closable[] = [];
  try {
    const db = await openDatabase(deps, config.database);
    open.push(db);
    const applied = await migrate(db);
    if (config.redis === undefined) await migrateJobQueue(db.connection);
    if ((await listWorkspaces(db.orm)).length > 0) return { applied, newWorkspace: undefined };
    const first = { slug: 'main', name: 'My workspace', timeZone: 'UTC' };
    const workspace = await ensureWorkspace(db.orm, first);
    return { applied, newWorkspace: workspace.slug };
  } finally {
    await closeAll(open);
  }
}

/** Writes a random secret to a file that only its owner reads. Answers false where the file is there already. */
export async function createSecretFile(file: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
