import { claimDeliveries } from '@earshot/db';
import { assignMentions, type JobQueue } from '@earshot/queue';
import { normaliseBatch, type NormaliseDeps } from './normalise-batch.ts';

/** A claimed row is taken up by another worker after this long without an answer, in ms. */
const leaseMs = 10_000;
const batchSize = 200;

/** Normalises everything that waits, batch by batch, until nothing is due or the signal fires. */
export async function drainDeliveries(
  deps: NormaliseDeps & { queue: JobQueue },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimDeliveries(deps.db.orm, { limit: batchSize, leaseMs });
    if (claimed.length === 0) return;
    const { changed } = await normaliseBatch(deps, claimed);
    if (changed > 0) await ring(deps);
  }
}

async function ring(deps: NormaliseDeps & { queue: JobQueue }): Promise<void> {
  await deps.queue
    .ring(assignMentions, {})
    .catch((error: unknown) => deps.log.warn({ err: error }, 'bell not rung'));
}
