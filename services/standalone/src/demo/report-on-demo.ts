import { setTimeout as pause } from 'node:timers/promises';
import { lastWholeWeek } from '@earshot/core';
import { clockOf, countWork, findReportOfWeek, type WorkspaceRow } from '@earshot/db';
import { buildReport } from '@earshot/queue';
import type { Parts } from '../open-parts.ts';

const lookEveryMs = 2_000;

/** Whether the demo was read to its end once: its last week has a report. */
export async function isDemoReported(parts: Parts, demo: WorkspaceRow): Promise<boolean> {
  const report = await findReportOfWeek(parts.db.orm, demo.id, lastWeekOf(demo));
  return report !== undefined;
}

/**
 * Builds the report of the demo's last week once its feedback has been read and searched: a demo's clock stands still,
 * so no Monday comes for it.
 */
export async function reportOnDemo(
  parts: Parts,
  demo: WorkspaceRow,
  signal: AbortSignal,
): Promise<void> {
  while (!(await isSettled(parts, demo.id))) {
    await pause(lookEveryMs, undefined, { signal });
  }
  await parts.queue.add(buildReport, { workspaceId: demo.id, week: lastWeekOf(demo) });
}

function lastWeekOf(demo: WorkspaceRow): string {
  return lastWholeWeek(clockOf(demo, new Date()));
}

async function isSettled(parts: Parts, workspaceId: string): Promise<boolean> {
  const work = await countWork(parts.db.orm, workspaceId);
  const isWaiting = work.deliveriesWaiting + work.feedbackWaiting > 0 || work.isDiscovering;
  return !isWaiting && work.mentions > 0 && work.assigned === work.mentions;
}
