import { buildMessage, renderReport, reportMessageId, writeReportFiles } from '@earshot/mail';
import { buildReport, type BuildReportDeps } from './build/build-report.ts';

export type WriteReportDeps = BuildReportDeps & { from: string; baseUrl: string };

/** Builds a week's report, if it is not stored yet, and writes it as `.eml` and `.html` into a folder. Sends nothing. */
export async function writeReport(
  deps: WriteReportDeps,
  input: { workspaceId: string; week?: string; dir: string },
): Promise<{ week: string; eml: string; html: string }> {
  const report = await buildReport(deps, input);
  const rendered = await renderReport(report.snapshot, { baseUrl: deps.baseUrl });
  const message = buildMessage(rendered, {
    from: deps.from,
    to: { address: 'recipient@example.invalid' },
    messageId: reportMessageId({ reportId: report.id, recipientId: 'file', from: deps.from }),
    date: new Date(report.snapshot.generatedAt),
  });
  const files = await writeReportFiles(input.dir, {
    name: `earshot-${report.week}`,
    rendered,
    message,
  });
  return { week: report.week, ...files };
}
