import { ensureReport, findReportSend, listReports } from '@earshot/db';
import { openMailer } from '@earshot/mail';
import {
  buildReport as buildReportJob,
  migrateJobQueue,
  openJobQueue,
  startWeeklyReport,
  type JobQueue,
} from '@earshot/queue';
import { createLogger } from '@earshot/runtime';
import { buildReportSnapshot } from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchUpReports } from '../src/schedule/catch-up-reports.ts';
import { addRecipient } from '../src/send/add-recipient.ts';
import { startReporterWorker } from '../src/start-reporter-worker.ts';
import {
  createSend,
  createWorkspace,
  openTestDatabase,
  type TestDatabase,
} from './open-test-workspace.ts';
import { startMailServer, type MailServer } from './start-mail-server.ts';

const log = createLogger({ service: 'reporter-test', level: 'silent' });
/** Tuesday of the 23rd week. */
const now = () => new Date('2023-06-06T09:00:00Z');

let test: TestDatabase;
let server: MailServer;
let queue: JobQueue;
beforeAll(async () => {
  test = await openTestDatabase();
  server = await startMailServer();
  await migrateJobQueue(test.db.connection);
  queue = await openJobQueue({ log }, { kind: 'postgres', pool: test.db.connection });
});
afterAll(async () => {
  await queue.close();
  await server.close();
  await test.dispose();
});

function deps() {
  const mailer = openMailer({ smtpUrl: server.smtpUrl });
  const from = 'Earshot <reports@northwind.example.com>';
  return { db: test.db, queue, log, mailer, from, baseUrl: 'https://earshot.example.com', now };
}

describe('catchUpReports', () => {
  it('queues a Monday that passed for recipients who were there, once it is past eight in their morning', async () => {
    const workspace = await createWorkspace(test.db);
    const recipient = await addRecipient(
      { db: test.db },
      { workspaceId: workspace.id, email: 'Vera@Example.com ' },
    );
    expect(recipient.email).toBe('vera@example.com');
    const queued: unknown[] = [];
    const add: JobQueue['add'] = async (_job, payload) => {
      queued.push(payload);
    };
    const caughtUp = async (at: string) => {
      const ids = await catchUpReports({ db: test.db, queue: { add }, now: () => new Date(at) });
      return ids.includes(workspace.id);
    };
    expect(await caughtUp('2023-06-06T09:00:00Z')).toBe(false);
    await test.db.pool.query(
      `UPDATE report_recipients SET created_at = '2023-06-01' WHERE id = $1`,
      [recipient.id],
    );
    expect(await caughtUp('2023-06-05T05:59:00Z')).toBe(false);
    expect(await caughtUp('2023-06-05T06:00:00Z')).toBe(true);
    expect(queued).toContainEqual({ workspaceId: workspace.id, week: '2023-W22' });
    await ensureReport(test.db.orm, {
      workspaceId: workspace.id,
      week: '2023-W22',
      snapshot: buildReportSnapshot(),
    });
    expect(await caughtUp('2023-06-06T09:00:00Z')).toBe(false);
  });
});

describe('the reports queue', () => {
  it('turns a Monday into one report and one mail a recipient, however often the jobs run', async () => {
    const { key } = await createSend(test.db);
    await addRecipient(
      { db: test.db },
      { workspaceId: key.workspaceId, email: 'omar@northwind.example.com' },
    );
    const worker = await startReporterWorker(deps());
    await queue.add(startWeeklyReport, { workspaceId: key.workspaceId });
    await server.waitFor(2);
    await queue.add(buildReportJob, { workspaceId: key.workspaceId, week: '2023-W22' });
    await queue.add(startWeeklyReport, { workspaceId: key.workspaceId });
    const other = await createSend(test.db);
    await queue.add(startWeeklyReport, { workspaceId: other.key.workspaceId });
    await server.waitFor(3);
    await worker.close();
    const addresses = server.received.map(({ to }) => [to].flat()[0]?.text ?? '');
    expect(addresses.toSorted((a, b) => a.localeCompare(b, 'en'))).toEqual([
      '"Vera" <vera@northwind.example.com>',
      '"Vera" <vera@northwind.example.com>',
      'omar@northwind.example.com',
    ]);
    expect(await listReports(test.db.orm, { workspaceId: key.workspaceId, limit: 9 })).toHaveLength(
      1,
    );
    expect(await findReportSend(test.db.orm, key)).toMatchObject({ state: 'sent', attempts: 1 });
  });
});
