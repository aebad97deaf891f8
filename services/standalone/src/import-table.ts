import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@earshot/core';
import {
  findSourceByName,
  insertDeliveries,
  insertSource,
  touchSources,
  type SourceRow,
} from '@earshot/db';
import { normaliseDeliveries } from '@earshot/queue';
import {
  readFileDeliveries,
  type FeedbackMapping,
  type IncomingDelivery,
  type Table,
} from '@earshot/sources';
import type { Parts } from './open-parts.ts';

export type ImportResult = {
  rowsRead: number;
  accepted: number;
  duplicates: number;
  refused: { row: number; reason: string }[];
};

type ImportInput = {
  workspaceId: string;
  sourceName: string;
  table: Table;
  mapping: FeedbackMapping;
  onProgress?: (rowsRead: number) => void;
};

const batchSize = 500;

/**
 * Stores a file's rows as deliveries of its source, which is made when it is new. Rows that cannot be read are told,
 * the others are kept; the same file again adds nothing.
 */
export async function importTable(parts: Parts, input: ImportInput): Promise<ImportResult> {
  const source = await ensureFileSource(parts, input);
  const result: ImportResult = { rowsRead: 0, accepted: 0, duplicates: 0, refused: [] };
  let batch: IncomingDelivery[] = [];
  async function flush(): Promise<void> {
    await store(parts, source, { batch, result });
    batch = [];
    input.onProgress?.(result.rowsRead);
  }
  for await (const item of readFileDeliveries(input.table, input.mapping, new Date())) {
    result.rowsRead += 1;
    if (item.outcome === 'refused')
      result.refused.push({ row: item.rowNumber, reason: item.reason });
    else batch.push(item.delivery);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return result;
}

async function store(
  parts: Parts,
  source: SourceRow,
  { batch, result }: { batch: readonly IncomingDelivery[]; result: ImportResult },
): Promise<void> {
  if (batch.length === 0) return;
  const { workspaceId, id: sourceId } = source;
  const receivedAt = new Date();
  const inserted = await insertDeliveries(
    parts.db.pool,
    batch.map((item) => ({
      ...item,
      workspaceId,
      sourceId,
      receivedAt,
      body: Buffer.from(item.body),
    })),
  );
  for (const { outcome } of inserted) {
    if (outcome === 'accepted') result.accepted += 1;
    else result.duplicates += 1;
  }
  await touchSources(parts.db.orm, [sourceId]);
  await parts.queue.ring(normaliseDeliveries, {});
}

async function ensureFileSource(parts: Parts, input: ImportInput): Promise<SourceRow> {
  const named = { workspaceId: input.workspaceId, name: input.sourceName };
  const known = await findSourceByName(parts.db.orm, named);
  if (known !== undefined) return checkMapping(known, input);
  return insertSource(parts.db.orm, {
    ...named,
    kind: 'file',
    settings: { mapping: input.mapping },
  });
}

/** A source's rows are all read alike: another mapping belongs to another source. */
function checkMapping(known: SourceRow, input: ImportInput): SourceRow {
  const settings = known.settings as { mapping?: unknown };
  if (known.kind === 'file' && isDeepStrictEqual(settings.mapping, input.mapping)) return known;
  throw new AppError('conflict', `The source "${known.name}" exists and reads other columns.`, {
    remedy: 'Import under another name: --source NAME.',
  });
}
