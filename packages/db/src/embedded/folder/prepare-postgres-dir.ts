import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { copyFolder } from './copy-folder.ts';

export type PostgresDirs = { postgresDir: string; templateDir: string };

/**
 * Makes sure that `postgresDir` holds a PostgreSQL data folder. A new one is a copy of the template, which takes
 * well under a second; making the template (initdb and pgvector, 5 to 12 s) happens once for a machine's cache.
 */
export async function preparePostgresDir({
  postgresDir,
  templateDir,
}: PostgresDirs): Promise<{ initialised: boolean }> {
  if (isPostgresDir(postgresDir)) return { initialised: false };
  if (!isPostgresDir(templateDir)) await makeTemplate(templateDir);
  await copyFolder(templateDir, postgresDir);
  return { initialised: true };
}

function isPostgresDir(dir: string): boolean {
  return existsSync(path.join(dir, 'PG_VERSION'));
}

async function makeTemplate(templateDir: string): Promise<void> {
  const unfinished = `${templateDir}.${process.pid}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const pglite = await PGlite.create({ dataDir: unfinished, extensions: { vector } });
  await pglite.exec('CREATE EXTENSION IF NOT EXISTS vector');
  await pglite.close();
  try {
    await rename(unfinished, templateDir);
  } catch (error) {
    // Another process was quicker: its template is as good.
    await rm(unfinished, { recursive: true, force: true });
    if (!isPostgresDir(templateDir)) throw error;
  }
}
