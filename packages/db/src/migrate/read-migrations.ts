import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

export type Migration = { idx: number; tag: string; statements: string[]; hash: string };

type Journal = { entries: { idx: number; tag: string }[] };

const BREAKPOINT = '--> statement-breakpoint';

/** The migrations in a drizzle-kit folder, in the order of its journal. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const journal = JSON.parse(
    await readFile(path.join(dir, 'meta', '_journal.json'), 'utf8'),
  ) as Journal;
  const entries = journal.entries.toSorted((a, b) => a.idx - b.idx);
  return Promise.all(entries.map((entry) => readMigration(dir, entry)));
}

async function readMigration(
  dir: string,
  { idx, tag }: { idx: number; tag: string },
): Promise<Migration> {
  const text = await readFile(path.join(dir, `${tag}.sql`), 'utf8');
  // A checkout with Windows line ends is the same migration.
  const content = text.replaceAll('\r\n', '\n');
  return {
    idx,
    tag,
    statements: content.split(BREAKPOINT).filter((statement) => statement.trim() !== ''),
    hash: createHash('sha256').update(content).digest('hex'),
  };
}
