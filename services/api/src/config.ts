import { resolve } from 'node:path';
import {
  choosePublicUrl,
  commonSettings,
  databaseSettings,
  groupListen,
  groupModels,
  groupRedis,
  groupSecrets,
  listenSettings,
  loadConfig,
  mailSettings,
  modelSettings,
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
  ...modelSettings,
  ...mailSettings,
  ...listenSettings,
  /** The built page; where the folder does not exist, the API is served alone. */
  EARSHOT_WEB_DIR: z.string().min(1).default('services/web/dist'),
});

export type ApiConfig = ReturnType<typeof readConfig>;

/** The settings of the api process. Throws one `invalid-config` that names every setting that is wrong. */
export function readConfig(raw: RawSettings) {
  const settings = loadConfig(Settings, raw);
  const publicUrl = choosePublicUrl(settings);
  return {
    database: { url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE },
    redis: groupRedis(settings),
    secrets: groupSecrets(settings),
    models: groupModels(settings),
    cacheDir: resolve(settings.EARSHOT_CACHE_DIR ?? '.cache'),
    hasMail: settings.SMTP_URL !== undefined,
    listen: groupListen(settings),
    publicUrl,
    hooksUrl: settings.EARSHOT_HOOKS_URL?.replace(/\/+$/, '') ?? publicUrl,
    webDir: resolve(settings.EARSHOT_WEB_DIR),
    logLevel: settings.LOG_LEVEL,
  };
}
