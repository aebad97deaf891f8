import {
  commonSettings,
  databaseSettings,
  groupListen,
  groupRedis,
  groupSecrets,
  listenSettings,
  loadConfig,
  queueSettings,
  requiredSecret,
  type RawSettings,
} from '@earshot/runtime';
import { z } from 'zod';

const Settings = z.object({
  ...commonSettings,
  ...requiredSecret,
  ...databaseSettings,
  ...queueSettings,
  ...listenSettings,
  PORT: listenSettings.PORT.default(8788),
});

export type IngestConfig = ReturnType<typeof readConfig>;

/** The settings of the ingest process. Throws one `invalid-config` that names every setting that is wrong. */
export function readConfig(raw: RawSettings) {
  const settings = loadConfig(Settings, raw);
  return {
    database: { url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE },
    redis: groupRedis(settings),
    secrets: groupSecrets(settings),
    listen: groupListen(settings),
    logLevel: settings.LOG_LEVEL,
  };
}
