import { resolve } from 'node:path';
import {
  commonSettings,
  databaseSettings,
  groupModels,
  groupRedis,
  listenSettings,
  loadConfig,
  modelSettings,
  queueSettings,
  type RawSettings,
} from '@earshot/runtime';
import { z } from 'zod';

const Settings = z.object({
  LOG_LEVEL: commonSettings.LOG_LEVEL,
  ...databaseSettings,
  ...queueSettings,
  ...modelSettings,
  HOST: listenSettings.HOST,
  PORT: listenSettings.PORT.default(8789),
});

export type ClustererConfig = ReturnType<typeof readConfig>;

/**
 * The settings of the clusterer process; it opens no sealed credential, so it needs no EARSHOT_SECRET. Throws one
 * `invalid-config` that names every setting that is wrong.
 */
export function readConfig(raw: RawSettings) {
  const settings = loadConfig(Settings, raw);
  return {
    database: { url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE },
    redis: groupRedis(settings),
    models: groupModels(settings),
    cacheDir: resolve(settings.EARSHOT_CACHE_DIR ?? '.cache'),
    listen: { host: settings.HOST, port: settings.PORT },
    logLevel: settings.LOG_LEVEL,
  };
}
