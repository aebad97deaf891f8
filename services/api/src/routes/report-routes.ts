import { AppError, ReportSnapshot } from '@earshot/core';
import { findReportOfWeek, listReports, withWorkspace } from '@earshot/db';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { decodeCursor, toPage } from '../http/cursor.ts';
import { PageQuery } from '../schemas/page.ts';
import { Report, Reports } from '../schemas/workspace.ts';

const Week = z.string().regex(/^\d{4}-W\d{2}$/, 'must be an ISO week like 2023-W22');
const tags = ['reports'];

/** `/v1/reports` and a week's report as it was. */
export function reportRoutes(deps: ApiDeps) {
  function summarise(row: { week: string; createdAt: Date }) {
    return {
      week: row.week,
      createdAt: row.createdAt.toISOString(),
      delivery: deps.settings.hasMail
        ? 'Sent to its subscribers'
        : 'Kept here: no SMTP server is configured (SMTP_URL)',
    };
  }
  return function register(app: App): void {
    app.get(
      '/v1/reports',
      {
        schema: {
          summary: 'Weekly reports, newest first.',
          tags,
          querystring: PageQuery,
          response: { 200: Reports },
        },
      },
      async ({ principal, query }) => {
        const beforeWeek = decodeCursor(Week, query.cursor);
        const rows = await withWorkspace(deps.db, principal.workspaceId, (tx) =>
          listReports(tx, {
            workspaceId: principal.workspaceId,
            limit: query.limit + 1,
            ...(beforeWeek === undefined ? {} : { beforeWeek }),
          }),
        );
        return toPage(rows, query.limit, { item: summarise, position: (row) => row.week });
      },
    );

    app.get(
      '/v1/reports/:week',
      {
        schema: {
          summary: 'A week’s report exactly as it was reported.',
          tags,
          params: z.object({ week: Week }),
          response: { 200: Report },
        },
      },
      async ({ principal, params }) => {
        const row = await withWorkspace(deps.db, principal.workspaceId, (tx) =>
          findReportOfWeek(tx, principal.workspaceId, params.week),
        );
        if (row === undefined) {
          throw new AppError('not-found', `There is no report of ${params.week}.`, {
            remedy: `Make it with: npx earshot report --week ${params.week}`,
          });
        }
        return { ...summarise(row), snapshot: ReportSnapshot.parse(row.snapshot) };
      },
    );
  };
}
