import type { WorkspaceRow } from '@earshot/db';
import { importTable, type ImportResult } from '../import-table.ts';
import type { Parts } from '../open-parts.ts';
import { openDemoTable } from './ensure-demo.ts';
import { reportOnDemo } from './report-on-demo.ts';

/** Imports the demo's complaints through the same door as anybody's file, and has its last week reported afterwards. */
export function loadDemo(
  parts: Parts,
  workspace: WorkspaceRow,
  signal: AbortSignal,
): { stored: Promise<ImportResult>; reported: Promise<void> } {
  const stored = importDemo(parts, workspace);
  const reported = stored.then(() => reportOnDemo(parts, workspace, signal));
  // Told where it is awaited: `stored` by whoever shows progress, `reported` when the process stops.
  reported.catch((error: unknown) => {
    if (!signal.aborted) parts.log.error({ err: error }, 'the demo is not complete');
  });
  return { stored, reported };
}

async function importDemo(parts: Parts, workspace: WorkspaceRow): Promise<ImportResult> {
  const { table, mapping } = await openDemoTable();
  const sourceName = 'CFPB complaints';
  return importTable(parts, { workspaceId: workspace.id, sourceName, table, mapping });
}
