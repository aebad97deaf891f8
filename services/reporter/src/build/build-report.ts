import { AppError, lastWholeWeek, ReportSnapshot } from '@earshot/core';
import {
  clockOf,
  ensureReport,
  findReportOfWeek,
  findWorkspace,
  type Database,
  type WorkspaceRow,
} from '@earshot/db';
import { composeSnapshot } from './compose-snapshot.ts';
import { readReportFigures, type WeekOfWorkspace } from './read-report-figures.ts';

export type BuildReportDeps = {
  db: Pick<Database, 'orm'>;
  now: () => Date;
};

/** A stored report: what the e-mail and the page show, now and later. */
export type StoredReport = { id: string; week: string; snapshot: ReportSnapshot };

/**
 * Stores a week's report once; a week that has one keeps it, whatever was learnt since. Without a week it is the last
 * whole one by the workspace's clock. Throws `not-found` for an unknown workspace and `invalid-input` for a week that
 * does not exist or is not over.
 */
export async function buildReport(
  deps: BuildReportDeps,
  input: { workspaceId: string; week?: string },
): Promise<StoredReport & { isNew: boolean }> {
  const { orm } = deps.db;
  const workspace = await getWorkspace(deps, input.workspaceId);
  const now = deps.now();
  const week = input.week ?? lastWholeWeek(clockOf(workspace, now));
  const existing = await findReportOfWeek(orm, workspace.id, week);
  if (existing !== undefined) return { ...toStoredReport(existing), isNew: false };
  const snapshot = await takeSnapshot(deps, { workspace, week, now });
  const { report, isNew } = await ensureReport(orm, { workspaceId: workspace.id, week, snapshot });
  return { ...toStoredReport(report), isNew };
}

/** A row of the database as a report. Throws `corrupt` when it was written by an unknown version. */
export function toStoredReport(row: { id: string; week: string; snapshot: unknown }): StoredReport {
  const parsed = ReportSnapshot.safeParse(row.snapshot);
  if (!parsed.success) {
    throw new AppError('corrupt', `The stored report of ${row.week} cannot be read.`, {
      remedy: 'It may come from a newer version of Earshot: update this one.',
      cause: parsed.error,
    });
  }
  return { id: row.id, week: row.week, snapshot: parsed.data };
}

async function getWorkspace(deps: BuildReportDeps, id: string): Promise<WorkspaceRow> {
  const workspace = await findWorkspace(deps.db.orm, id);
  if (workspace === undefined) throw new AppError('not-found', `There is no workspace ${id}.`);
  return workspace;
}

async function takeSnapshot(
  deps: BuildReportDeps,
  input: WeekOfWorkspace,
): Promise<ReportSnapshot> {
  const figures = await readReportFigures(deps, input);
  return composeSnapshot({ ...input, figures, generatedAt: input.now });
}
