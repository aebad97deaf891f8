import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runMigrations } from '../src/migrate/run-migrations.ts';
import { migrate } from '../src/migrate.ts';
import type { Database } from '../src/open-database.ts';
import { openTestDatabase, temporaryFolder } from './open-test-database.ts';

let database: Database;
let dispose: () => Promise<void>;
let dir: string;

beforeAll(async () => {
  ({ database, dispose } = await openTestDatabase());
  dir = await temporaryFolder();
});

afterAll(async () => {
  await rm(dir, { recursive: true });
  await dispose();
});

beforeEach(async () => {
  await database.pool.query('DROP SCHEMA IF EXISTS earshot_meta CASCADE');
  await database.pool.query('DROP TABLE IF EXISTS letters');
});

async function writeMigrations(texts: readonly string[]): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(path.join(dir, 'meta'), { recursive: true });
  const entries = texts.map((_, idx) => ({ idx, tag: `000${idx}_step` }));
  await writeFile(path.join(dir, 'meta', '_journal.json'), JSON.stringify({ entries }));
  await Promise.all(
    texts.map((text, idx) => writeFile(path.join(dir, `000${idx}_step.sql`), text)),
  );
}

async function letters(): Promise<string[]> {
  const { rows } = await database.pool.query<{ letter: string }>(
    'SELECT letter FROM letters ORDER BY letter',
  );
  return rows.map((row) => row.letter);
}

const FIRST = `CREATE TABLE letters (letter text);
--> statement-breakpoint
INSERT INTO letters VALUES ('a');`;
const SECOND = "INSERT INTO letters VALUES ('b');";

describe('runMigrations', () => {
  it('applies what is missing, in order and once', async () => {
    await writeMigrations([FIRST]);
    expect(await runMigrations(database.pool, dir)).toEqual(['0000_step']);
    await writeMigrations([FIRST, SECOND]);
    expect(await runMigrations(database.pool, dir)).toEqual(['0001_step']);
    expect(await runMigrations(database.pool, dir)).toEqual([]);
    expect(await letters()).toEqual(['a', 'b']);
  });

  it('applies each once when many start together', async () => {
    await writeMigrations([FIRST, SECOND]);
    const runs = await Promise.all([1, 2, 3, 4].map(() => runMigrations(database.pool, dir)));
    expect(runs.flat().toSorted()).toEqual(['0000_step', '0001_step']);
    expect(await letters()).toEqual(['a', 'b']);
  });

  it('keeps the earlier ones and nothing of one that fails', async () => {
    await writeMigrations([FIRST, `${SECOND}\n--> statement-breakpoint\nSELECT nonsense;`]);
    await expect(runMigrations(database.pool, dir)).rejects.toThrow('nonsense');
    expect(await letters()).toEqual(['a']);
    await writeMigrations([FIRST, SECOND]);
    expect(await runMigrations(database.pool, dir)).toEqual(['0001_step']);
  });

  it('refuses a database that is newer than the program', async () => {
    await writeMigrations([FIRST, SECOND]);
    await runMigrations(database.pool, dir);
    await writeMigrations([FIRST]);
    await expect(runMigrations(database.pool, dir)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('0001_step') as string,
    });
  });

  it('refuses a migration that was edited, but not one with Windows line ends', async () => {
    await writeMigrations([FIRST]);
    await runMigrations(database.pool, dir);
    await writeMigrations([FIRST.replaceAll('\n', '\r\n')]);
    expect(await runMigrations(database.pool, dir)).toEqual([]);
    await writeMigrations([FIRST.replace("'a'", "'z'")]);
    await expect(runMigrations(database.pool, dir)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('migrate', () => {
  it("brings a new database to the program's schema", async () => {
    expect(await migrate(database)).not.toEqual([]);
    expect(await migrate(database)).toEqual([]);
  });
});
