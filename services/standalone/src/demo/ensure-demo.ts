import { fileURLToPath } from 'node:url';
import { ensureWorkspace, setWorkspaceClock, type WorkspaceRow } from '@earshot/db';
import {
  fileInput,
  openTable,
  parseMapping,
  type FeedbackMapping,
  type Table,
} from '@earshot/sources';
import type { Parts } from '../open-parts.ts';

const sample = fileURLToPath(new URL('../../../../samples/cfpb-loans-2023.csv', import.meta.url));

/** The licence's notice, shown wherever the demo is. */
const notice =
  'Contains consumer complaints from the CFPB Consumer Complaint Database, published by the US Consumer Financial ' +
  'Protection Bureau. The CFPB does not verify the facts alleged. Not endorsed by the CFPB.';

/** The last day of the sample, where the demo's clock stops. */
export const demoEndsOn = '2023-08-24';

/** Makes the demo workspace, with its clock at the last day of its data. */
export async function ensureDemo(parts: Pick<Parts, 'db'>): Promise<WorkspaceRow> {
  const workspace = await ensureWorkspace(parts.db.orm, {
    slug: 'demo',
    name: 'Demo: loan complaints',
    timeZone: 'UTC',
    isDemo: true,
    notice,
  });
  await setWorkspaceClock(parts.db.orm, { workspaceId: workspace.id, endsOn: demoEndsOn });
  return { ...workspace, clockEndsOn: demoEndsOn };
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
