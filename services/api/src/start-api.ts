import { existsSync } from 'node:fs';
import { createSealingKeys } from '@earshot/core';
import { awaitSchema, openDatabase } from '@earshot/db';
import { createLanguageModel, openEmbedder } from '@earshot/models';
import { chooseQueue, openJobQueue } from '@earshot/queue';
import type { StartDeps } from '@earshot/runtime';
import type { ApiSettings } from './api-deps.ts';
import { buildApp } from './build-app.ts';
import type { ApiConfig } from './config.ts';

/** The api as a process of its own: `/v1`, its document, the page, sign-in and unsubscribe links. */
export async function startApi({ log, keep }: StartDeps, config: ApiConfig): Promise<void> {
  const db = keep(await openDatabase({ log }, { kind: 'postgres', ...config.database }));
  await awaitSchema({ log }, db);
  const queue = keep(await openJobQueue({ log }, chooseQueue(config.redis, db.connection)));
  const embedder = keep(await openEmbedder({ log, cacheDir: config.cacheDir }, config.models));
  const app = await buildApp({
    db,
    queue,
    embedder: () => Promise.resolve(embedder),
    keys: createSealingKeys(config.secrets),
    log,
    settings: settingsOf(config),
  });
  keep({ close: () => app.close() });
  await app.listen({ host: config.listen.host, port: config.listen.port });
}

function settingsOf(config: ApiConfig): ApiSettings {
  const { publicUrl, hooksUrl, webDir, hasMail, listen } = config;
  return {
    publicUrl,
    hooksUrl,
    webDir: existsSync(webDir) ? webDir : undefined,
    hasLanguageModel: createLanguageModel(config.models) !== undefined,
    hasMail,
    requestsPerMinute: listen.requestsPerMinute,
    trustProxy: listen.trustProxy,
  };
}
