import { toFailure } from '@earshot/core';
import {
  explainQueryError,
  failDelivery,
  finishDeliveries,
  type ClaimedDelivery,
  type Database,
} from '@earshot/db';
import type { Logger } from '@earshot/runtime';
import type { ParsedDelivery } from '@earshot/sources';
import type { SourceCache } from '../receive/source-cache.ts';
import { mergeChanges, type ReceivedChange } from './merge-changes.ts';
import { parseDelivery } from './parse-delivery.ts';

export type NormaliseDeps = { db: Database; sources: SourceCache; log: Logger };

/**
 * Turns claimed deliveries into feedback. The feedback and the deliveries' "done" commit together. A record that cannot
 * be read is buried alone; when a batch fails to commit, its rows are tried one by one.
 */
export async function normaliseBatch(
  deps: NormaliseDeps,
  claimed: readonly ClaimedDelivery[],
): Promise<{ changed: number }> {
  const readable = await parseAll(deps, claimed);
  let changed = 0;
  for (const rows of Object.values(
    Object.groupBy(readable, ({ delivery }) => delivery.workspaceId),
  )) {
    changed += await storeOrSplit(deps, rows ?? []);
  }
  return { changed };
}

type Parsed = { delivery: ClaimedDelivery; parsed: ParsedDelivery };

async function parseAll(
  deps: NormaliseDeps,
  claimed: readonly ClaimedDelivery[],
): Promise<Parsed[]> {
  const readable: Parsed[] = [];
  for (const delivery of claimed) {
    try {
      const source = await deps.sources.find(delivery.sourceId);
      readable.push({ delivery, parsed: parseDelivery(source, delivery) });
    } catch (error) {
      await bury(deps, delivery, error);
    }
  }
  return readable;
}

async function storeOrSplit(deps: NormaliseDeps, rows: readonly Parsed[]): Promise<number> {
  try {
    return await store(deps, rows);
  } catch (error) {
    const [only] = rows;
    if (only === undefined) return 0;
    if (rows.length === 1) {
      await bury(deps, only.delivery, error);
      return 0;
    }
    let changed = 0;
    for (const row of rows) changed += await storeOrSplit(deps, [row]);
    return changed;
  }
}

function store(deps: NormaliseDeps, rows: readonly Parsed[]): Promise<number> {
  const workspaceId = rows[0]?.delivery.workspaceId ?? '';
  return deps.db.orm.transaction(async (tx) => {
    const changed = await mergeChanges(tx, workspaceId, rows.flatMap(toReceived));
    await finishDeliveries(tx, rows.map(toFinished));
    return changed;
  });
}

function toReceived({ delivery, parsed }: Parsed): ReceivedChange[] {
  if (parsed.outcome === 'ignored') return [];
  const { sourceId, receivedAt } = delivery;
  return parsed.changes.map((change) => ({ sourceId, receivedAt, change }));
}

function toFinished({ delivery, parsed }: Parsed): {
  workspaceId: string;
  id: number;
  outcome: string;
} {
  const outcome = parsed.outcome === 'ignored' ? `ignored: ${parsed.reason}` : 'feedback';
  return { workspaceId: delivery.workspaceId, id: delivery.id, outcome };
}

async function bury(deps: NormaliseDeps, delivery: ClaimedDelivery, error: unknown): Promise<void> {
  const failure = toFailure(explainQueryError(error));
  const state = await failDelivery(deps.db.orm, delivery, failure);
  deps.log.warn(
    { deliveryId: delivery.id, sourceId: delivery.sourceId, state },
    'delivery not normalised',
  );
}
