import { awaitSchema, openDatabase } from '@earshot/db';
import { createLanguageModel, openEmbedder } from '@earshot/models';
import { chooseQueue, openJobQueue } from '@earshot/queue';
import { startHealthServer, type StartDeps } from '@earshot/runtime';
import type { ClustererConfig } from './config.ts';
import { startClustererWorker } from './start-clusterer-worker.ts';

/** The clusterer as a process of its own: works on the queue, and tells its health. */
export async function startClusterer(
  { log, keep }: StartDeps,
  config: ClustererConfig,
): Promise<void> {
  const db = keep(await openDatabase({ log }, { kind: 'postgres', ...config.database }));
  await awaitSchema({ log }, db);
  // Opened before the queue: jobs that still run while it closes need the encoder.
  const embedder = keep(await openEmbedder({ log, cacheDir: config.cacheDir }, config.models));
  const queue = keep(await openJobQueue({ log }, chooseQueue(config.redis, db.connection)));
  const languageModel = createLanguageModel(config.models);
  await startClustererWorker({ db, queue, embedder, languageModel, log });
  const health = { log, checkReady: () => db.pool.query('select 1') };
  keep(await startHealthServer(health, config.listen));
}
