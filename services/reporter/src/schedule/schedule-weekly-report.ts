import { startWeeklyReport, type JobQueue } from '@earshot/queue';

/** Monday 08:00. */
const MONDAY_MORNING = '0 8 * * 1';

/** Sets (or moves, after a change of time zone) a workspace's weekly report: Monday 08:00 by its own clock on the wall. */
export async function scheduleWeeklyReport(
  { queue }: { queue: Pick<JobQueue, 'schedule'> },
  workspace: { id: string; timeZone: string },
): Promise<void> {
  await queue.schedule(
    startWeeklyReport,
    { workspaceId: workspace.id },
    { cron: MONDAY_MORNING, timeZone: workspace.timeZone },
  );
}
