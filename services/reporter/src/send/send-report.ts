import { AppError, toFailure } from '@earshot/core';
import {
  claimReportSend,
  findReport,
  findReportRecipient,
  finishReportSend,
  skipReportSend,
  type Database,
  type ReportRecipientRow,
  type ReportSendKey,
} from '@earshot/db';
import {
  buildMessage,
  renderReport,
  reportMessageId,
  type Mailer,
  type ReportMessage,
} from '@earshot/mail';
import { toStoredReport, type StoredReport } from '../build/build-report.ts';
import { unsubscribeAddress } from '../unsubscribe/unsubscribe-address.ts';

export type SendReportDeps = {
  db: Pick<Database, 'orm'>;
  /** Undefined without SMTP: reports are kept and shown on the page only. */
  mailer: Pick<Mailer, 'send'> | undefined;
  /** As in a mail header: `Earshot <reports@example.com>`. */
  from: string;
  /** The address at which recipients open Earshot. */
  baseUrl: string;
  now: () => Date;
};

export type SendOutcome =
  | { outcome: 'sent' | 'already-sent' }
  | { outcome: 'skipped'; reason: string };

/** The longest a hand-over may take. The claim outlives it, so that two processes never send at the same time. */
const SEND_TIMEOUT_MS = 60_000;
const CLAIM_LEASE_MS = 120_000;

/**
 * Sends one report to one recipient, once, however often and by however many processes it is called. After a kill in
 * the middle the next call sends it again with the same Message-ID: at most one duplicate, never a loss. Throws an
 * `AppError` that may be retryable; the state row says what happened.
 */
export async function sendReport(
  deps: SendReportDeps,
  input: ReportSendKey,
  signal?: AbortSignal,
): Promise<SendOutcome> {
  const report = await getReport(deps, input);
  const recipient = await findReportRecipient(deps.db.orm, input.workspaceId, input.recipientId);
  const reason = findReasonToSkip(deps, report, recipient);
  if (deps.mailer === undefined || recipient === undefined || reason !== undefined) {
    return skip(deps, input, reason ?? 'nobody to send it to');
  }
  const messageId = reportMessageId({ ...input, from: deps.from });
  const claim = await claimReportSend(deps.db.orm, {
    ...input,
    messageId,
    leaseMs: CLAIM_LEASE_MS,
  });
  if (claim.outcome === 'sent') return { outcome: 'already-sent' };
  if (claim.outcome === 'busy') {
    throw new AppError('conflict', 'Another process is sending this report.', { retryable: true });
  }
  const work = { key: input, attempt: claim.attempt, report, recipient, messageId };
  await handOver({ ...deps, mailer: deps.mailer }, work, signal);
  return { outcome: 'sent' };
}

async function getReport(deps: SendReportDeps, key: ReportSendKey): Promise<StoredReport> {
  const row = await findReport(deps.db.orm, key.workspaceId, key.reportId);
  if (row === undefined) throw new AppError('not-found', `There is no report ${key.reportId}.`);
  return toStoredReport(row);
}

function findReasonToSkip(
  deps: SendReportDeps,
  { snapshot }: StoredReport,
  recipient: ReportRecipientRow | undefined,
): string | undefined {
  if (recipient === undefined) return 'the recipient was removed';
  if (recipient.unsubscribedAt !== null) return 'the recipient unsubscribed';
  if (snapshot.totals.feedbacks === 0) return 'the week holds no feedback';
  return deps.mailer === undefined ? 'no mail server is configured (SMTP_URL)' : undefined;
}

async function skip(
  deps: SendReportDeps,
  key: ReportSendKey,
  reason: string,
): Promise<SendOutcome> {
  await skipReportSend(deps.db.orm, { ...key, reason });
  return { outcome: 'skipped', reason };
}

type Work = {
  key: ReportSendKey;
  attempt: number;
  report: StoredReport;
  recipient: ReportRecipientRow;
  messageId: string;
};

async function handOver(
  deps: SendReportDeps & { mailer: Pick<Mailer, 'send'> },
  work: Work,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { key, attempt } = work;
  const timeout = AbortSignal.timeout(SEND_TIMEOUT_MS);
  const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    await deps.mailer.send(await composeMessage(deps, work), stop);
  } catch (error) {
    const { retryable, reason } = toFailure(error);
    const state = retryable ? 'ready' : 'failed';
    await finishReportSend(deps.db.orm, { ...key, attempt, state, error: reason });
    throw error;
  }
  await finishReportSend(deps.db.orm, { ...key, attempt, state: 'sent' });
}

async function composeMessage(
  deps: SendReportDeps,
  { report, recipient, messageId }: Work,
): Promise<ReportMessage> {
  const unsubscribeUrl = unsubscribeAddress(deps.baseUrl, recipient.unsubscribeToken);
  const rendered = await renderReport(report.snapshot, { baseUrl: deps.baseUrl, unsubscribeUrl });
  return buildMessage(rendered, {
    from: deps.from,
    to: { name: recipient.name ?? undefined, address: recipient.email },
    messageId,
    unsubscribeUrl,
    date: deps.now(),
  });
}
