import { lastWholeWeek, resolveWeek } from '@earshot/core';
import {
  clockOf,
  findReportOfWeek,
  listSubscribedRecipients,
  listWorkspaces,
  type Database,
  type WorkspaceRow,
} from '@earshot/db';
import { buildReport as buildReportJob, type JobQueue } from '@earshot/queue';

export type CatchUpDeps = {
  db: Pick<Database, 'orm'>;
  queue: Pick<JobQueue, 'add'>;
  now: () => Date;
};

const EIGHT_HOURS_MS = 8 * 3_600_000;

/**
 * Queues the reports whose Monday passed while nothing ran, for recipients who were there before it, and answers their
 * workspaces. A workspace with its own clock has no Monday to miss.
 */
export async function catchUpReports(deps: CatchUpDeps): Promise<string[]> {
  const caughtUp: string[] = [];
  for (const workspace of await listWorkspaces(deps.db.orm)) {
    const week = await findMissedWeek(deps, workspace);
    if (week === undefined) continue;
    await deps.queue.add(buildReportJob, { workspaceId: workspace.id, week });
    caughtUp.push(workspace.id);
  }
  return caughtUp;
}

async function findMissedWeek(
  deps: CatchUpDeps,
  workspace: WorkspaceRow,
): Promise<string | undefined> {
  if (workspace.clockEndsOn !== null) return undefined;
  const clock = clockOf(workspace, deps.now());
  const week = lastWholeWeek(clock);
  const dueAt = resolveWeek(week, clock).end.getTime() + EIGHT_HOURS_MS;
  if (clock.now.getTime() < dueAt) return undefined;
  if ((await findReportOfWeek(deps.db.orm, workspace.id, week)) !== undefined) return undefined;
  const recipients = await listSubscribedRecipients(deps.db.orm, workspace.id);
  return recipients.some(({ createdAt }) => createdAt.getTime() < dueAt) ? week : undefined;
}
