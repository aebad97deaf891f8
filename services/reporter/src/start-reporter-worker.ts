import { lastWholeWeek } from '@earshot/core';
import { clockOf, findWorkspace, listWorkspaces, type Database } from '@earshot/db';
import {
  buildReport as buildReportJob,
  handle,
  sendReport as sendReportJob,
  startWeeklyReport,
  type JobQueue,
  type RunningWorker,
} from '@earshot/queue';
import { buildReport, type BuildReportDeps } from './build/build-report.ts';
import { catchUpReports } from './schedule/catch-up-reports.ts';
import { scheduleWeeklyReport } from './schedule/schedule-weekly-report.ts';
import { queueReportSends } from './send/queue-report-sends.ts';
import { sendReport, type SendReportDeps } from './send/send-report.ts';

export type ReporterDeps = BuildReportDeps & SendReportDeps & { db: Database; queue: JobQueue };

/** Schedules every workspace's Monday, makes up for a missed one, and builds and sends reports as the jobs ask. */
export async function startReporterWorker(deps: ReporterDeps): Promise<RunningWorker> {
  for (const workspace of await listWorkspaces(deps.db.orm)) {
    await scheduleWeeklyReport(deps, workspace);
  }
  await catchUpReports(deps);
  return deps.queue.work('reports', createReporterHandlers(deps), { concurrency: 4 });
}

/** What the jobs of the reports queue do; a composition root may add its own. */
export function createReporterHandlers(deps: ReporterDeps) {
  return new Map([
    handle(startWeeklyReport, async ({ workspaceId }) => {
      await queueLastWeek(deps, workspaceId);
    }),
    handle(buildReportJob, async ({ workspaceId, week }, { log }) => {
      const report = await buildReport(deps, { workspaceId, week });
      const recipients = await queueReportSends(deps, { workspaceId, reportId: report.id });
      log.info({ week, recipients, isNew: report.isNew }, 'weekly report ready');
    }),
    handle(sendReportJob, async (payload, { signal, log }) => {
      const result = await sendReport(deps, payload, signal);
      log.info({ ...payload, ...result }, 'weekly report e-mail');
    }),
  ]);
}

async function queueLastWeek(deps: ReporterDeps, workspaceId: string): Promise<void> {
  const workspace = await findWorkspace(deps.db.orm, workspaceId);
  // It was deleted since the schedule was set.
  if (workspace === undefined) return;
  const week = lastWholeWeek(clockOf(workspace, deps.now()));
  await deps.queue.add(buildReportJob, { workspaceId, week });
}
