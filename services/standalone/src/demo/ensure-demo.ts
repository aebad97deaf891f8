import { fileURLToPath } from 'node:url';
import { ensureWorkspace, setWorkspaceClock, type WorkspaceRow } from '@earshot/db';
import {
  fileInput,
  openTable,
  parseMapping,
  parseDate,
  type FeedbackMapping,
  type Table,
} from '@earshot/sources';
import type { Parts } from '../open-parts.ts';

const sample = fileURLToPath(new URL('../../../../samples/cfpb-loans-2023.csv', import.meta.url));

/** The licence's notice, shown wherever the demo is. */
const notice =
  'Contains consumer complaints from the CFPB Consumer Complaint Database, published by the US Consumer Financial ' +
  'Protection Bureau. The CFPB does not verify the facts alleged. Not endorsed by the CFPB.';

/** Makes the demo workspace, with its clock at the last day of its data. */
export async function ensureDemo(parts: Parts): Promise<WorkspaceRow> {
  const { table, mapping } = await openDemoTable();
  const workspace = await ensureWorkspace(parts.db.orm, {
    slug: 'demo',
    name: 'Demo: loan complaints',
    timeZone: 'UTC',
    isDemo: true,
    notice,
  });
  const endsOn = await lastDay(table, mapping);
  await setWorkspaceClock(parts.db.orm, { workspaceId: workspace.id, endsOn });
  return { ...workspace, clockEndsOn: endsOn };
}

/** The demo's file, opened, and what its columns mean. */
export async function openDemoTable(): Promise<{ table: Table; mapping: FeedbackMapping }> {
  const table = await openTable(fileInput(sample));
  return { table, mapping: demoMapping(table) };
}

/** As on the command line: earshot import … --text narrative --id complaint_id --date date_received … */
function demoMapping(table: Table): FeedbackMapping {
  const flags = {
    text: ['narrative'],
    id: 'complaint_id',
    date: 'date_received',
    account: 'company',
    attr: ['company', 'state'],
    kind: 'complaint',
    url: 'https://www.consumerfinance.gov/data-research/consumer-complaints/search/detail/{complaint_id}',
  };
  return parseMapping(flags, table.columns);
}

/** The demo's clock stops at the last day of its data. */
async function lastDay(table: Table, mapping: FeedbackMapping): Promise<string> {
  let last = '';
  for await (const item of table.rows()) {
    if (item.outcome !== 'row') continue;
    const day = parseDate(item.row[mapping.occurredAt ?? ''] ?? '').slice(0, 10);
    if (day > last) last = day;
  }
  return last;
}
