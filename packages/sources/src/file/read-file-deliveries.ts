import { AppError } from '@earshot/core';
import { hashKey } from '../deliveries/dedupe-key.ts';
import type { FeedbackMapping } from '../mapping/feedback-mapping.ts';
import type { IncomingDelivery } from '../source-kind.ts';
import type { Table, TableItem, TableRow } from '../tables/table.ts';
import { file } from './file.ts';

/** A row that is ready to be stored, or why it is not. */
export type FileItem =
  | { outcome: 'delivery'; rowNumber: number; delivery: IncomingDelivery }
  | { outcome: 'refused'; rowNumber: number; reason: string };

/** Marks the second and later of rows that are the same in every column and have no id. */
const repeatField = '#';

/**
 * A table's rows as deliveries, each tried with the mapping before it is stored. The same file again gives the same
 * dedupe keys, so importing it twice adds nothing. `now` stands in for the time of arrival while trying.
 */
export async function* readFileDeliveries(
  table: Pick<Table, 'rows'>,
  mapping: FeedbackMapping,
  now: Date,
): AsyncGenerator<FileItem> {
  const seen = new Map<string, number>();
  for await (const item of table.rows()) {
    yield toFileItem(item, { mapping, now, seen });
  }
}

type Reading = { mapping: FeedbackMapping; now: Date; seen: Map<string, number> };

function toFileItem(item: TableItem, reading: Reading): FileItem {
  if (item.outcome === 'refused') return item;
  const { rowNumber } = item;
  try {
    const delivery = toDelivery(item.row, reading);
    const context = { settings: { mapping: reading.mapping }, secrets: [], now: reading.now };
    file.parse(context, { ...delivery, receivedAt: reading.now });
    return { outcome: 'delivery', rowNumber, delivery };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = [error.message, error.remedy].filter((part) => part !== undefined).join(' ');
    return { outcome: 'refused', rowNumber, reason };
  }
}

function toDelivery(row: TableRow, { mapping, seen }: Reading): IncomingDelivery {
  const body = encode(row);
  const key = hashKey(body);
  if (mapping.id !== undefined) return delivery(key, body);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  if (count === 1) return delivery(key, body);
  const repeated = encode({ ...row, [repeatField]: String(count) });
  return delivery(hashKey(repeated), repeated);
}

function delivery(dedupeKey: string, body: Uint8Array): IncomingDelivery {
  return { dedupeKey, body, contentType: 'application/json' };
}

function encode(row: TableRow): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(row));
}
