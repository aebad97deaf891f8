import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportSnapshot } from '@earshot/core';
import {
  ensureReport,
  ensureWorkspace,
  migrate,
  openDatabase,
  type Database,
  type ReportSendKey,
} from '@earshot/db';
import { buildReportSnapshot } from '@earshot/testing';
import { addRecipient } from '../src/send/add-recipient.ts';

export const silent = { info: () => undefined, warn: () => undefined };

/** Shared by all tests: the template of a new database takes seconds to make. */
export const cacheDir = fileURLToPath(new URL('../node_modules/.cache/earshot', import.meta.url));

export type TestDatabase = { db: Database; dataDir: string; dispose: () => Promise<void> };

/** A migrated embedded database of its own, gone after `dispose`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'earshot-reporter-'));
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

export function createWorkspace(db: Database) {
  const slug = `w${randomBytes(6).toString('hex')}`;
  return ensureWorkspace(db.orm, { slug, name: 'Northwind Lending', timeZone: 'Europe/Berlin' });
}

/** A workspace with a stored report and one recipient: the key of the mail to send, and the unsubscribe token. */
export async function createSend(
  db: Database,
  change: Partial<ReportSnapshot> = {},
): Promise<{ key: ReportSendKey; token: string }> {
  const workspace = await createWorkspace(db);
  const snapshot = buildReportSnapshot(change);
  const input = { workspaceId: workspace.id, week: snapshot.week, snapshot };
  const { report } = await ensureReport(db.orm, input);
  const recipient = await addRecipient(
    { db },
    { workspaceId: workspace.id, email: 'vera@northwind.example.com', name: 'Vera' },
  );
  const key = { workspaceId: workspace.id, reportId: report.id, recipientId: recipient.id };
  return { key, token: recipient.unsubscribeToken };
}
