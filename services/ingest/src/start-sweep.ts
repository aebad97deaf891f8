import {
  buryAbandonedDeliveries,
  buryAbandonedFeedback,
  selectRows,
  type Database,
} from '@earshot/db';
import { assignMentions, normaliseDeliveries, type JobQueue } from '@earshot/queue';
import type { Logger } from '@earshot/runtime';
import { sql } from 'drizzle-orm';

export type SweepDeps = { db: Database; queue: JobQueue; log: Logger };

/**
 * Looks every few seconds for rows that are due but whose bell never rang (Redis down or flushed, a killed worker) and
 * rings it; buries rows that killed every worker. Any number of processes may sweep.
 */
export function startSweep(deps: SweepDeps, everyMs = 3_000): { close(): Promise<void> } {
  const stopping = new AbortController();
  const loop = sweepUntil(deps, everyMs, stopping.signal);
  return {
    async close() {
      stopping.abort();
      await loop;
    },
  };
}

async function sweepUntil(deps: SweepDeps, everyMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sweep(deps).catch((error: unknown) => deps.log.warn({ err: error }, 'sweep failed'));
    await pause(everyMs, signal);
  }
}

/** One look: answers which bells were rung. */
export async function sweep(deps: SweepDeps): Promise<{ deliveries: boolean; feedback: boolean }> {
  await buryAbandonedDeliveries(deps.db.orm);
  await buryAbandonedFeedback(deps.db.orm);
  const [due] = await selectRows<{ deliveries: boolean; feedback: boolean }>(
    deps.db.orm,
    sql`
      select exists (select from deliveries where state in ('ready', 'claimed') and due_at <= now()) as deliveries,
        exists (select from feedback where state in ('ready', 'claimed') and due_at <= now()) as feedback`,
  );
  const found = due ?? { deliveries: false, feedback: false };
  if (found.deliveries) await deps.queue.ring(normaliseDeliveries, {});
  if (found.feedback) await deps.queue.ring(assignMentions, {});
  return found;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
