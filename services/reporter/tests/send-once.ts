import { openDatabase } from '@earshot/db';
import { openMailer } from '@earshot/mail';
import { sendReport } from '../src/send/send-report.ts';
import { cacheDir, silent } from './open-test-workspace.ts';

/** A process of its own that sends one report, to be killed while it does. */
const [dataDir = '', smtpUrl = '', workspaceId = '', reportId = '', recipientId = ''] =
  process.argv.slice(2);
const db = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
const deps = {
  db,
  mailer: openMailer({ smtpUrl }),
  from: 'Earshot <reports@northwind.example.com>',
  baseUrl: 'https://earshot.example.com',
  now: () => new Date(),
};
await sendReport(deps, { workspaceId, reportId, recipientId });
