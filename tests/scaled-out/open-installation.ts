import { createApiKey } from '@earshot/core';
import {
  insertApiKey,
  listWorkspaces,
  openDatabase,
  type Database,
  type WorkspaceRow,
} from '@earshot/db';
import { runScript, type Settings } from './start-service.ts';

const silent = { info: () => undefined, warn: () => undefined };

export type Installation = { db: Database; workspace: WorkspaceRow; key: string };

/** Migrates a server's database as a deployment does, by `earshot migrate`, and makes a key. */
export async function openInstallation(settings: Settings): Promise<Installation> {
  const migrated = await runScript('packages/cli/src/main.ts', ['migrate', '--json'], settings);
  if (migrated.code !== 0) throw new Error(`Not migrated:\n${migrated.output}`);
  const url = settings['DATABASE_URL'] ?? '';
  const db = await openDatabase({ log: silent }, { kind: 'postgres', url, poolSize: 4 });
  const [workspace] = await listWorkspaces(db.orm);
  if (workspace === undefined) throw new Error('The migration made no workspace.');
  return { db, workspace, key: await createKey(db, workspace.id) };
}

export async function createKey(db: Database, workspaceId: string): Promise<string> {
  const { key, prefix, hash } = createApiKey();
  await insertApiKey(db.orm, { workspaceId, name: 'test', prefix, hash, scopes: ['admin'] });
  return key;
}
