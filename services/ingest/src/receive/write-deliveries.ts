import { toFailure } from '@earshot/core';
import {
  insertDeliveries,
  isDataFault,
  type Database,
  type InsertedDelivery,
  type NewDelivery,
} from '@earshot/db';
import type { Logger } from '@earshot/runtime';

/**
 * Stores a batch in one commit. When the database refuses the data of the batch, it is halved until the row that it
 * refuses stands alone: one bad row never costs the others.
 */
export async function writeDeliveries(
  deps: { db: Database; log: Logger },
  rows: readonly NewDelivery[],
): Promise<WrittenDelivery[]> {
  try {
    return await insertDeliveries(deps.db.pool, rows);
  } catch (error) {
    if (!isDataFault((error as { code?: unknown }).code)) throw error;
    if (rows.length === 1) return [{ outcome: 'refused', reason: toFailure(error).reason }];
    const middle = rows.length >> 1;
    return [
      ...(await writeDeliveries(deps, rows.slice(0, middle))),
      ...(await writeDeliveries(deps, rows.slice(middle))),
    ];
  }
}

export type WrittenDelivery = InsertedDelivery | { outcome: 'refused'; reason: string };
