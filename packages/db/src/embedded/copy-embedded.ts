import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { EmbeddedServer } from './open-embedded-server.ts';

export type CopyOptions = { copiesDir: string; keep: number };

const COPY_NAME = /^postgres-\d{8}T\d{6}\d{3}Z$/;

/**
 * Copies an embedded database into a new folder below `copiesDir` and removes all but the newest `keep` copies.
 * PGlite does not fsync, so after a power cut a copy may be all there is. Gives the new folder, which takes the
 * place of a data folder's `postgres`. No query runs meanwhile.
 */
export async function copyEmbedded(
  server: Pick<EmbeddedServer, 'copyTo'>,
  { copiesDir, keep }: CopyOptions,
): Promise<string> {
  const name = `postgres-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  const target = path.join(copiesDir, name);
  await server.copyTo(target);
  const copies = (await readdir(copiesDir)).filter((entry) => COPY_NAME.test(entry)).sort();
  const old = copies.slice(0, Math.max(0, copies.length - keep));
  await Promise.all(old.map((entry) => rm(path.join(copiesDir, entry), { recursive: true })));
  return target;
}
