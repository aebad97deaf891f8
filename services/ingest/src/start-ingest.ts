import { createSealingKeys } from '@earshot/core';
import { awaitSchema, openDatabase } from '@earshot/db';
import { chooseQueue, openJobQueue } from '@earshot/queue';
import type { StartDeps } from '@earshot/runtime';
import type { IngestConfig } from './config.ts';
import { createReceiver } from './receive/create-receiver.ts';
import { buildHookServer } from './receive/build-hook-server.ts';
import { createSourceCache } from './receive/source-cache.ts';
import { startIngestWorker } from './start-ingest-worker.ts';
import { startSweep } from './start-sweep.ts';

/** Ingest as a process of its own: receives webhooks, turns deliveries into feedback, sweeps for what no bell announced. */
export async function startIngest({ log, keep }: StartDeps, config: IngestConfig): Promise<void> {
  const db = keep(await openDatabase({ log }, { kind: 'postgres', ...config.database }));
  await awaitSchema({ log }, db);
  const queue = keep(await openJobQueue({ log }, chooseQueue(config.redis, db.connection)));
  const sources = createSourceCache({ db, keys: createSealingKeys(config.secrets) });
  startIngestWorker({ db, queue, sources, log });
  keep(startSweep({ db, queue, log }));
  const receiver = keep(createReceiver({ db, queue, log }));
  const server = await buildHookServer(
    { db, sources, receiver, log },
    { trustProxy: config.listen.trustProxy },
  );
  keep({ close: () => server.close() });
  await server.listen({ host: config.listen.host, port: config.listen.port });
}
