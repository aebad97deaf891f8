import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedServer } from '../src/embedded/open-embedded-server.ts';
import { openEmbeddedServer } from '../src/embedded/open-embedded-server.ts';
import { type Database, openDatabase } from '../src/open-database.ts';

export const silent = { info: () => undefined, warn: () => undefined };

/** Shared by all tests: the template of a new database takes seconds to make. */
export const cacheDir = fileURLToPath(new URL('../node_modules/.cache/earshot', import.meta.url));

/** An embedded database in a folder of its own, gone after `dispose`. */
export async function openTestDatabase(): Promise<{
  database: Database;
  dispose: () => Promise<void>;
}> {
  const dataDir = await temporaryFolder();
  const database = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
  return {
    database,
    async dispose() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** An embedded server in a folder of its own. Throws when somebody holds it, which nobody can. */
export async function openTestServer(
  limits: { idleInTransactionMs?: number; maxWaitMs?: number } = {},
): Promise<{ server: EmbeddedServer; dispose: () => Promise<void> }> {
  const dataDir = await temporaryFolder();
  const outcome = await openEmbeddedServer({ dataDir, cacheDir, log: silent, ...limits });
  if (outcome.kind === 'held') throw new Error('The new folder is held.');
  const { server } = outcome;
  return {
    server,
    async dispose() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'earshot-test-'));
}
