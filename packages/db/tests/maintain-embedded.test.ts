import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyEmbedded } from '../src/embedded/copy-embedded.ts';
import { vacuumEmbedded } from '../src/embedded/vacuum-embedded.ts';
import { type Database, openDatabase } from '../src/open-database.ts';
import { cacheDir, openTestDatabase, silent, temporaryFolder } from './open-test-database.ts';

let database: Database;
let dispose: () => Promise<void>;
let folder: string;

beforeAll(async () => {
  ({ database, dispose } = await openTestDatabase());
  folder = await temporaryFolder();
  await database.pool.query('CREATE TABLE kept AS SELECT generate_series(1, 20000) AS id');
});

afterAll(async () => {
  await dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('copyEmbedded', () => {
  it('makes a copy that opens with every row, and keeps the newest', async () => {
    if (database.embedded === undefined) throw new Error('The test does not run its server.');
    const copiesDir = path.join(folder, 'copies');
    await copyEmbedded(database.embedded, { copiesDir, keep: 2 });
    await copyEmbedded(database.embedded, { copiesDir, keep: 2 });
    const newest = await copyEmbedded(database.embedded, { copiesDir, keep: 2 });
    const copies = await readdir(copiesDir);
    expect(copies).toHaveLength(2);
    expect(copies).toContain(path.basename(newest));
    const dataDir = path.join(folder, 'restored');
    await cp(newest, path.join(dataDir, 'postgres'), { recursive: true });
    const restored = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
    const { rows } = await restored.pool.query<{ n: number }>('SELECT count(*) AS n FROM kept');
    expect(rows[0]?.n).toBe(20_000);
    await restored.close();
  });
});

describe('vacuumEmbedded', () => {
  it('gives the space of deleted rows back to the table', async () => {
    await database.pool.query('DELETE FROM kept WHERE id > 100');
    await vacuumEmbedded(database);
    const { rows } = await database.pool.query<{ size: number }>(
      "SELECT pg_relation_size('kept') AS size",
    );
    expect(rows[0]?.size).toBe(8192);
  });
});
