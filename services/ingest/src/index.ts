export { createReceiver, type Receiver } from './receive/create-receiver.ts';
export { createSourceCache, type SourceCache } from './receive/source-cache.ts';
export { hookRoutes } from './receive/hook-routes.ts';
export { drainDeliveries } from './normalise/drain-deliveries.ts';
export { normaliseBatch } from './normalise/normalise-batch.ts';
export { startIngestWorker } from './start-ingest-worker.ts';
export { startSweep, sweep } from './start-sweep.ts';
