import { newId, type ReportSnapshot } from '@earshot/core';
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { reportRecipients, reports } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';
import { mentionsIn, type FigureFilter } from './figure-filter.ts';

export type ReportRow = typeof reports.$inferSelect;
export type ReportRecipientRow = typeof reportRecipients.$inferSelect;

export async function findReport(
  executor: Executor,
  workspaceId: string,
  id: string,
): Promise<ReportRow | undefined> {
  const rows = await executor
    .select()
    .from(reports)
    .where(and(eq(reports.workspaceId, workspaceId), eq(reports.id, id)));
  return rows[0];
}

export async function findReportOfWeek(
  executor: Executor,
  workspaceId: string,
  week: string,
): Promise<ReportRow | undefined> {
  const rows = await executor
    .select()
    .from(reports)
    .where(and(eq(reports.workspaceId, workspaceId), eq(reports.week, week)));
  return rows[0];
}

/** Reports without their snapshots, newest week first. */
export async function listReports(
  executor: Executor,
  query: { workspaceId: string; beforeWeek?: string; limit: number },
): Promise<Omit<ReportRow, 'snapshot'>[]> {
  const { workspaceId, id, week, createdAt } = reports;
  const before = query.beforeWeek === undefined ? undefined : lt(week, query.beforeWeek);
  return executor
    .select({ workspaceId, id, week, createdAt })
    .from(reports)
    .where(and(eq(workspaceId, query.workspaceId), before))
    .orderBy(desc(week))
    .limit(query.limit);
}

/** Stores a week's snapshot, unless the week has one: then that one is answered, and stays as it is. */
export async function ensureReport(
  executor: Executor,
  input: { workspaceId: string; week: string; snapshot: ReportSnapshot },
): Promise<{ report: ReportRow; isNew: boolean }> {
  const inserted = await executor
    .insert(reports)
    .values({ ...input, id: newId() })
    .onConflictDoNothing({ target: [reports.workspaceId, reports.week] })
    .returning();
  const [row] = inserted;
  if (row !== undefined) return { report: row, isNew: true };
  const existing = await findReportOfWeek(executor, input.workspaceId, input.week);
  return { report: existing as ReportRow, isNew: false };
}

/** Adds a recipient, or answers the one with this address, who may have unsubscribed. */
export async function ensureReportRecipient(
  executor: Executor,
  input: { workspaceId: string; email: string; name?: string; unsubscribeToken: string },
): Promise<ReportRecipientRow> {
  const { workspaceId, email } = reportRecipients;
  await executor
    .insert(reportRecipients)
    .values({ ...input, id: newId() })
    .onConflictDoNothing({ target: [workspaceId, email] });
  const rows = await executor
    .select()
    .from(reportRecipients)
    .where(and(eq(workspaceId, input.workspaceId), eq(email, input.email)));
  return rows[0] as ReportRecipientRow;
}

export async function findReportRecipient(
  executor: Executor,
  workspaceId: string,
  id: string,
): Promise<ReportRecipientRow | undefined> {
  const rows = await executor
    .select()
    .from(reportRecipients)
    .where(and(eq(reportRecipients.workspaceId, workspaceId), eq(reportRecipients.id, id)));
  return rows[0];
}

export async function listReportRecipients(
  executor: Executor,
  workspaceId: string,
): Promise<ReportRecipientRow[]> {
  return executor
    .select()
    .from(reportRecipients)
    .where(eq(reportRecipients.workspaceId, workspaceId))
    .orderBy(reportRecipients.id);
}

export async function listSubscribedRecipients(
  executor: Executor,
  workspaceId: string,
): Promise<ReportRecipientRow[]> {
  const { workspaceId: workspace, unsubscribedAt, id } = reportRecipients;
  return executor
    .select()
    .from(reportRecipients)
    .where(and(eq(workspace, workspaceId), isNull(unsubscribedAt)))
    .orderBy(id);
}

/** By the token of an unsubscribe link alone, whatever the workspace: whoever follows one is not signed in. */
export async function findRecipientByToken(
  executor: Executor,
  token: string,
): Promise<ReportRecipientRow | undefined> {
  const rows = await executor
    .select()
    .from(reportRecipients)
    .where(eq(reportRecipients.unsubscribeToken, token));
  return rows[0];
}

/** Ends the e-mails to a token's owner and keeps when they first asked. False when the token is nobody's. */
export async function unsubscribeRecipient(executor: Executor, token: string): Promise<boolean> {
  const rows = await executor
    .update(reportRecipients)
    .set({ unsubscribedAt: sql`coalesce(${reportRecipients.unsubscribedAt}, now())` })
    .where(eq(reportRecipients.unsubscribeToken, token))
    .returning({ id: reportRecipients.id });
  return rows.length > 0;
}

/** Themes first mentioned in a window, in a workspace whose history began at least four weeks before it. */
export async function listNewThemes(
  executor: Executor,
  query: { filter: FigureFilter; minMentions: number; limit: number },
): Promise<{ id: string; mentions: number }[]> {
  const { filter } = query;
  return selectRows(
    executor,
    sql`
      select m.theme_id as id, count(*)::int as mentions
      from mentions m
      join themes t on t.workspace_id = m.workspace_id and t.id = m.theme_id and t.state = 'active'
      where ${mentionsIn(filter)}
        and not exists (
          select from mentions e where e.workspace_id = m.workspace_id and e.theme_id = m.theme_id
            and e.occurred_at < ${filter.from})
        and exists (
          select from feedback f where f.workspace_id = m.workspace_id
            and f.occurred_at < ${filter.from}::timestamptz - interval '28 days')
      group by m.theme_id having count(*) >= ${query.minMentions}
      order by mentions desc, m.theme_id limit ${query.limit}`,
  );
}
