import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { findReportSend, unsubscribeRecipient } from '@earshot/db';
import { openMailer, type Mailer } from '@earshot/mail';
import { buildReportSnapshot } from '@earshot/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendReport } from '../src/send/send-report.ts';
import { createSend, openTestDatabase, type TestDatabase } from './open-test-workspace.ts';
import { startMailServer, type MailServer } from './start-mail-server.ts';

let test: TestDatabase;
let server: MailServer;
beforeAll(async () => {
  test = await openTestDatabase();
  server = await startMailServer();
});
beforeEach(() => {
  Object.assign(server, { isMute: false, refusals: [] });
  server.received.length = 0;
});
afterAll(async () => {
  await server.close();
  await test.dispose();
});

function deps(mailer: Mailer | undefined = openMailer({ smtpUrl: server.smtpUrl })) {
  return {
    db: test.db,
    mailer,
    from: 'Earshot <reports@northwind.example.com>',
    baseUrl: 'https://earshot.example.com',
    now: () => new Date('2023-06-05T06:00:00Z'),
  };
}

describe('sendReport', () => {
  it('sends the stored report with the recipient’s own way out', async () => {
    const { key, token } = await createSend(test.db);
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'sent' });
    const [mail] = server.received;
    expect(mail?.subject).toContain('“Autopay withdrawn twice or on the wrong day” hurts most');
    expect(mail?.to).toMatchObject({
      value: [{ address: 'vera@northwind.example.com', name: 'Vera' }],
    });
    expect(mail?.headers.get('list')).toMatchObject({
      unsubscribe: { url: `https://earshot.example.com/u/${token}` },
    });
    expect(mail?.attachments).toHaveLength(7);
    const row = await findReportSend(test.db.orm, key);
    expect(row).toMatchObject({
      state: 'sent',
      attempts: 1,
      messageId: mail?.messageId,
      error: null,
    });
    expect(row?.sentAt).toBeInstanceOf(Date);
  });

  it('sends once when called again', async () => {
    const { key } = await createSend(test.db);
    await sendReport(deps(), key);
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'already-sent' });
    expect(server.received).toHaveLength(1);
  });

  it('sends once when eight call at the same time; the others come back later', async () => {
    const { key } = await createSend(test.db);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => sendReport(deps(), key)),
    );
    const sent = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(sent).toContainEqual({ status: 'fulfilled', value: { outcome: 'sent' } });
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'conflict', retryable: true });
    }
    expect(server.received).toHaveLength(1);
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'already-sent' });
  });

  it('comes through after a refusal that may pass, and notes one that will not', async () => {
    const { key } = await createSend(test.db);
    server.refusals.push(451);
    await expect(sendReport(deps(), key)).rejects.toMatchObject({ retryable: true });
    expect(await findReportSend(test.db.orm, key)).toMatchObject({ state: 'ready', attempts: 1 });
    server.refusals.push(550);
    await expect(sendReport(deps(), key)).rejects.toMatchObject({ retryable: false });
    const failed = await findReportSend(test.db.orm, key);
    expect(failed).toMatchObject({ state: 'failed', attempts: 2 });
    expect(failed?.error).toContain('reply 550');
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'sent' });
    expect(server.received).toHaveLength(1);
  });

  it('loses nothing when its process is killed before the server’s answer: one duplicate, one Message-ID', async () => {
    const { key } = await createSend(test.db);
    server.isMute = true;
    const script = fileURLToPath(new URL('./send-once.ts', import.meta.url));
    const process = spawn(
      'node',
      [script, test.dataDir, server.smtpUrl, key.workspaceId, key.reportId, key.recipientId],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const exit = once(process, 'exit');
    await server.waitFor(1);
    process.kill('SIGKILL');
    await exit;
    server.isMute = false;

    await expect(sendReport(deps(), key)).rejects.toMatchObject({
      code: 'conflict',
      retryable: true,
    });
    await test.db.pool.query(
      `UPDATE report_sends SET updated_at = now() - interval '3 minutes' WHERE recipient_id = $1`,
      [key.recipientId],
    );
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'sent' });
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'already-sent' });
    expect(server.received).toHaveLength(2);
    expect(server.received[0]?.messageId).toBe(server.received[1]?.messageId);
    expect(await findReportSend(test.db.orm, key)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('gives up the claim when it is stopped', async () => {
    const { key } = await createSend(test.db);
    server.isMute = true;
    const stop = new AbortController();
    const sending = sendReport(deps(), key, stop.signal);
    await server.waitFor(1);
    stop.abort();
    await expect(sending).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(await findReportSend(test.db.orm, key)).toMatchObject({ state: 'ready' });
  });

  it('skips, with the reason, whoever unsubscribed', async () => {
    const { key, token } = await createSend(test.db);
    await unsubscribeRecipient(test.db.orm, token);
    expect(await sendReport(deps(), key)).toEqual({
      outcome: 'skipped',
      reason: 'the recipient unsubscribed',
    });
    expect(await findReportSend(test.db.orm, key)).toMatchObject({
      state: 'skipped',
      error: 'the recipient unsubscribed',
    });
    expect(server.received).toEqual([]);
  });

  it('skips a week without feedback', async () => {
    const totals = { ...buildReportSnapshot().totals, feedbacks: 0 };
    const { key } = await createSend(test.db, { totals });
    expect(await sendReport(deps(), key)).toEqual({
      outcome: 'skipped',
      reason: 'the week holds no feedback',
    });
    expect(server.received).toEqual([]);
  });

  it('skips without a mail server, and sends when there is one', async () => {
    const { key } = await createSend(test.db);
    const without = { ...deps(), mailer: undefined };
    expect(await sendReport(without, key)).toEqual({
      outcome: 'skipped',
      reason: 'no mail server is configured (SMTP_URL)',
    });
    expect(await sendReport(deps(), key)).toEqual({ outcome: 'sent' });
  });

  it('refuses a report of another workspace', async () => {
    const mine = await createSend(test.db);
    const other = await createSend(test.db);
    const mixed = { ...mine.key, reportId: other.key.reportId };
    await expect(sendReport(deps(), mixed)).rejects.toMatchObject({ code: 'not-found' });
  });
});
