import { migrate, openDatabase, type Database } from '@earshot/db';
import type { SealingKeys } from '@earshot/core';
import {
  createLanguageModel,
  createLocalEmbedder,
  createOpenAiEmbedder,
  type Embedder,
  type LanguageModel,
} from '@earshot/models';
import { openJobQueue, type JobQueue } from '@earshot/queue';
import { closeAll, type Closable, type Logger } from '@earshot/runtime';
import type { StandaloneConfig } from './config.ts';
import { readSealingKeys } from './read-secrets.ts';

/** The resources that everything in the process shares. */
export type Parts = Closable & {
  config: StandaloneConfig;
  log: Logger;
  db: Database;
  queue: JobQueue;
  embedder: Embedder;
  languageModel: LanguageModel | undefined;
  keys: SealingKeys;
};

/** Opens database, queue and models, the database brought up to date first. What is open is closed when a part fails. */
export async function openParts(deps: { log: Logger }, config: StandaloneConfig): Promise<Parts> {
  const open: Closable[] = [];
  try {
    const keys = await readSealingKeys(config);
    const embedding = openEmbedder(deps, config);
    // Its failure is told where it is awaited, also when the database fails first.
    embedding.catch(() => undefined);
    const db = await openDatabase(deps, config.database);
    open.push(db);
    await migrate(db);
    const queue = await openQueue(deps, config, db);
    open.push(queue);
    const embedder = await embedding;
    open.push(embedder);
    const languageModel = createLanguageModel(config.models);
    return {
      ...deps,
      config,
      db,
      queue,
      embedder,
      languageModel,
      keys,
      close: () => closeAll(open),
    };
  } catch (error) {
    await closeAll(open);
    throw error;
  }
}

function openQueue(
  deps: { log: Logger },
  config: StandaloneConfig,
  db: Database,
): Promise<JobQueue> {
  if (config.redis !== undefined) return openJobQueue(deps, { kind: 'redis', ...config.redis });
  return openJobQueue(deps, { kind: 'postgres', pool: db.connection });
}

function openEmbedder(deps: { log: Logger }, config: StandaloneConfig): Promise<Embedder> {
  const { embeddingModel, threads, ...endpoint } = config.models;
  if (embeddingModel !== undefined)
    return createOpenAiEmbedder({ ...endpoint, model: embeddingModel });
  return createLocalEmbedder({
    cacheDir: config.cacheDir,
    log: deps.log,
    ...(threads === undefined ? {} : { threads }),
  });
}
