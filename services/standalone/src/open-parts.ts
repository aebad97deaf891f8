import { migrate, openDatabase, type Database } from '@earshot/db';
import type { SealingKeys } from '@earshot/core';
import {
  createLanguageModel,
  openEmbedder,
  type Embedder,
  type LanguageModel,
} from '@earshot/models';
import { chooseQueue, migrateJobQueue, openJobQueue, type JobQueue } from '@earshot/queue';
import { closeAll, type Closable, type Logger } from '@earshot/runtime';
import type { StandaloneConfig } from './config.ts';
import { readSealingKeys } from './read-secrets.ts';
import { findRunningAddress } from './running-address.ts';

/** The resources that everything in the process shares. */
export type Parts = Closable & {
  config: StandaloneConfig;
  log: Logger;
  db: Database;
  queue: JobQueue;
  /** The encoder, loaded by whoever asks first. */
  embedder: () => Promise<Embedder>;
  languageModel: LanguageModel | undefined;
  keys: SealingKeys;
};

/** Opens database, queue and models, the database brought up to date first. What is open is closed when a part fails. */
export async function openParts(deps: { log: Logger }, config: StandaloneConfig): Promise<Parts> {
  const open: Closable[] = [];
  try {
    const keys = await readSealingKeys(config);
    const db = await openDatabase(deps, config.database);
    open.push(db);
    await migrate(db);
    if (config.redis === undefined) await migrateJobQueue(db.connection);
    const queue = await openJobQueue(deps, chooseQueue(config.redis, db.connection));
    open.push(queue);
    const embedder = onDemand(
      () => openEmbedder({ ...deps, cacheDir: config.cacheDir }, config.models),
      open,
    );
    const languageModel = createLanguageModel(config.models);
    return {
      ...deps,
      config: await withRunningAddress(config, db),
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

/** A command beside a running Earshot prints that one's addresses, whatever its own settings say. */
async function withRunningAddress(
  config: StandaloneConfig,
  db: Database,
): Promise<StandaloneConfig> {
  const isJoined = db.kind === 'embedded' && db.embedded === undefined;
  const address = isJoined ? await findRunningAddress(config.dataDir) : undefined;
  if (address === undefined) return config;
  const hooksUrl = config.hooksUrl === config.publicUrl ? address : config.hooksUrl;
  return { ...config, publicUrl: address, hooksUrl };
}

/** Opens once, at the first call; a failure is told to every caller of that time, and the next one tries again. */
function onDemand<T extends Closable>(
  openIt: () => Promise<T>,
  open: Closable[],
): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= openIt().then(
      (part) => {
        open.push(part);
        return part;
      },
      (error: unknown) => {
        opened = undefined;
        throw error;
      },
    );
    return opened;
  };
}
