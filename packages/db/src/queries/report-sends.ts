import { and, eq, sql } from 'drizzle-orm';
import { reportSends } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';

export type ReportSendRow = typeof reportSends.$inferSelect;
export type ReportSendKey = { workspaceId: string; reportId: string; recipientId: string };

/** `claimed` carries the number of the attempt, which fences what is written about it. */
export type SendClaim =
  | { outcome: 'claimed'; attempt: number }
  | { outcome: 'sent' }
  | { outcome: 'busy' };

/**
 * Takes the one right to send a report to a recipient. A claim that was not finished within the lease (its process was
 * killed) is taken over: at worst that mail goes out twice, with one Message-ID. The attempt counts when claiming.
 */
export async function claimReportSend(
  executor: Executor,
  input: ReportSendKey & { messageId: string; leaseMs: number },
): Promise<SendClaim> {
  const claimed = await selectRows<{ attempts: number }>(
    executor,
    sql`
      insert into report_sends as s (workspace_id, report_id, recipient_id, state, attempts, message_id)
      values (${input.workspaceId}, ${input.reportId}, ${input.recipientId}, 'sending', 1, ${input.messageId})
      on conflict (workspace_id, report_id, recipient_id) do update
        set state = 'sending', attempts = s.attempts + 1, message_id = excluded.message_id, error = null,
          updated_at = now()
        where s.state in ('ready', 'failed', 'skipped')
          or (s.state = 'sending' and s.updated_at < now() - ${input.leaseMs} * interval '1 millisecond')
      returning attempts`,
  );
  const [row] = claimed;
  if (row !== undefined) return { outcome: 'claimed', attempt: row.attempts };
  const existing = await findReportSend(executor, input);
  return { outcome: existing?.state === 'sent' ? 'sent' : 'busy' };
}

/** Writes down how an attempt ended. False when another attempt has taken over meanwhile: then nothing is written. */
export async function finishReportSend(
  executor: Executor,
  input: ReportSendKey & { attempt: number; state: 'sent' | 'failed' | 'ready'; error?: string },
): Promise<boolean> {
  const rows = await executor
    .update(reportSends)
    .set({
      state: input.state,
      error: input.error ?? null,
      sentAt: input.state === 'sent' ? sql`now()` : null,
      updatedAt: sql`now()`,
    })
    .where(
      and(isSend(input), eq(reportSends.state, 'sending'), eq(reportSends.attempts, input.attempt)),
    )
    .returning({ state: reportSends.state });
  return rows.length > 0;
}

/** Notes why a report is not sent to a recipient, unless it has been or is being sent. */
export async function skipReportSend(
  executor: Executor,
  input: ReportSendKey & { reason: string },
): Promise<void> {
  await executor.execute(sql`
    insert into report_sends as s (workspace_id, report_id, recipient_id, state, error)
    values (${input.workspaceId}, ${input.reportId}, ${input.recipientId}, 'skipped', ${input.reason})
    on conflict (workspace_id, report_id, recipient_id) do update
      set state = 'skipped', error = excluded.error, updated_at = now()
      where s.state not in ('sent', 'sending')`);
}

export async function findReportSend(
  executor: Executor,
  key: ReportSendKey,
): Promise<ReportSendRow | undefined> {
  const rows = await executor.select().from(reportSends).where(isSend(key));
  return rows[0];
}

/** How a report's e-mails stand, one row a recipient that was tried. */
export async function listReportSends(
  executor: Executor,
  workspaceId: string,
  reportId: string,
): Promise<ReportSendRow[]> {
  return executor
    .select()
    .from(reportSends)
    .where(and(eq(reportSends.workspaceId, workspaceId), eq(reportSends.reportId, reportId)))
    .orderBy(reportSends.recipientId);
}

function isSend(key: ReportSendKey) {
  return and(
    eq(reportSends.workspaceId, key.workspaceId),
    eq(reportSends.reportId, key.reportId),
    eq(reportSends.recipientId, key.recipientId),
  );
}
