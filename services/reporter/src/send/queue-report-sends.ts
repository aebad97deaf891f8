import { listSubscribedRecipients, type Database } from '@earshot/db';
import { sendReport as sendReportJob, type JobQueue } from '@earshot/queue';

/** Queues one job for each recipient of a report and answers how many. Queued twice, a report is still sent once. */
export async function queueReportSends(
  deps: { db: Pick<Database, 'orm'>; queue: Pick<JobQueue, 'add'> },
  { workspaceId, reportId }: { workspaceId: string; reportId: string },
): Promise<number> {
  const recipients = await listSubscribedRecipients(deps.db.orm, workspaceId);
  for (const recipient of recipients) {
    await deps.queue.add(sendReportJob, { workspaceId, reportId, recipientId: recipient.id });
  }
  return recipients.length;
}
