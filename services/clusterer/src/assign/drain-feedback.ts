import { claimFeedback } from '@earshot/db';
import { assignBatch, type AssignDeps } from './assign-batch.ts';

/** Embedding a batch takes under a second; a lease that runs out sooner than this would do work twice, in ms. */
const leaseMs = 10_000;
const batchSize = 48;
/** While one lane writes, the other keeps the encoder busy. */
const lanes = 2;

/** Assigns everything that waits until nothing is due or the signal fires. `onBatch` hears of every batch. */
export async function drainFeedback(
  deps: AssignDeps & { onBatch: () => Promise<void> },
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(Array.from({ length: lanes }, () => runLane(deps, signal)));
}

async function runLane(
  deps: AssignDeps & { onBatch: () => Promise<void> },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const claimed = await claimFeedback(deps.db.orm, { limit: batchSize, leaseMs });
    if (claimed.length === 0) return;
    await assignBatch(deps, claimed, signal);
    await deps.onBatch();
  }
}
