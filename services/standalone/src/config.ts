import { join, resolve } from 'node:path';
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
  type ListenConfig,
  type LogLevel,
  type ModelsConfig,
  type RawSettings,
  type RedisConfig,
} from '@earshot/runtime';
import { z } from 'zod';

const Settings = z.object({
  ...commonSettings,
  DATABASE_URL: databaseSettings.DATABASE_URL.optional(),
  DATABASE_POOL_SIZE: databaseSettings.DATABASE_POOL_SIZE,
  ...queueSettings,
  ...modelSettings,
  ...mailSettings,
  ...listenSettings,
  LOG_LEVEL: commonSettings.LOG_LEVEL.default('warn'),
  /** The embedded database, its key and its model live here. */
  EARSHOT_DATA_DIR: z.string().min(1).default('.earshot'),
});
type Settings = z.infer<typeof Settings>;

/** Everything in one process. Without `DATABASE_URL` the database is embedded in the data folder. */
export type StandaloneConfig = {
  database:
    | { kind: 'embedded'; dataDir: string; cacheDir: string }
    | { kind: 'postgres'; url: string; poolSize: number };
  redis: RedisConfig | undefined;
  dataDir: string;
  cacheDir: string;
  secrets: readonly string[];
  listen: ListenConfig;
  publicUrl: string;
  hooksUrl: string;
  models: ModelsConfig;
  mail: { smtpUrl: string | undefined; from: string };
  logLevel: LogLevel;
};

/** Reads the environment and the command line's settings; a folder given as a relative path is taken from `cwd`. */
export function readConfig(
  raw: RawSettings,
  folders: { cwd: string; cacheDir: string },
): StandaloneConfig {
  const settings = loadConfig(Settings, raw);
  const dataDir = resolve(folders.cwd, settings.EARSHOT_DATA_DIR);
  const cacheDir = resolve(folders.cwd, settings.EARSHOT_CACHE_DIR ?? folders.cacheDir);
  const publicUrl = choosePublicUrl(settings);
  return {
    database: databaseOf(settings, dataDir, cacheDir),
    redis: groupRedis(settings),
    dataDir,
    cacheDir,
    secrets: groupSecrets(settings),
    listen: groupListen(settings),
    publicUrl,
    hooksUrl: settings.EARSHOT_HOOKS_URL?.replace(/\/+$/, '') ?? publicUrl,
    models: groupModels(settings),
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM },
    logLevel: settings.LOG_LEVEL,
  };
}

function databaseOf(
  settings: Settings,
  dataDir: string,
  cacheDir: string,
): StandaloneConfig['database'] {
  const { DATABASE_URL: url, DATABASE_POOL_SIZE: poolSize } = settings;
  if (url !== undefined) return { kind: 'postgres', url, poolSize };
  return { kind: 'embedded', dataDir: join(dataDir, 'postgres'), cacheDir };
}
