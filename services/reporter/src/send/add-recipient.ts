import { randomBytes } from 'node:crypto';
import { AppError } from '@earshot/core';
import { ensureReportRecipient, type Database, type ReportRecipientRow } from '@earshot/db';

const TOKEN_BYTES = 16;
const singleAddress = /^[^\s<>,;:"()[\]\\@]{1,64}@[^\s<>,;:"()[\]\\@]{1,255}$/u;

/** Subscribes an address to a workspace's weekly report; one that is known keeps its row, also when it unsubscribed. */
export async function addRecipient(
  deps: { db: Pick<Database, 'orm'> },
  input: { workspaceId: string; email: string; name?: string },
): Promise<ReportRecipientRow> {
  const email = input.email.trim().toLowerCase();
  if (!singleAddress.test(email)) {
    throw new AppError('invalid-input', `"${input.email}" is not an e-mail address.`);
  }
  const unsubscribeToken = randomBytes(TOKEN_BYTES).toString('base64url');
  return ensureReportRecipient(deps.db.orm, { ...input, email, unsubscribeToken });
}
