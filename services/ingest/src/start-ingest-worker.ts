import { handle, normaliseDeliveries, type JobQueue, type RunningWorker } from '@earshot/queue';
import { drainDeliveries } from './normalise/drain-deliveries.ts';
import type { NormaliseDeps } from './normalise/normalise-batch.ts';

/** Turns stored deliveries into feedback whenever the bell rings. */
export function startIngestWorker(deps: NormaliseDeps & { queue: JobQueue }): RunningWorker {
  const handlers = new Map([
    handle(normaliseDeliveries, (_payload, { signal }) => drainDeliveries(deps, signal)),
  ]);
  return deps.queue.work('ingest', handlers);
}
