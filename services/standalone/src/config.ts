import { join, resolve } from 'node:path';
import {
  commonSettings,
  databaseSettings,
  listenSettings,
  loadConfig,
  mailSettings,
  modelSettings,
  queueSettings,
  type LogLevel,
  type RawSettings,
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
  redis: { url: string; prefix: string } | undefined;
  dataDir: string;
  cacheDir: string;
  secrets: readonly string[];
  listen: { host: string; port: number; trustProxy: boolean; requestsPerMinute: number };
  publicUrl: string;
  models: {
    apiKey: string | undefined;
    baseUrl: string | undefined;
    headers: Record<string, string> | undefined;
    model: string;
    embeddingModel: string | undefined;
    threads: number | undefined;
  };
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
  return {
    database: databaseOf(settings, dataDir, cacheDir),
    redis:
      settings.REDIS_URL === undefined
        ? undefined
        : { url: settings.REDIS_URL, prefix: settings.REDIS_PREFIX },
    dataDir,
    cacheDir,
    secrets: [
      settings.EARSHOT_SECRET,
      ...(settings.EARSHOT_PREVIOUS_SECRETS?.split(',') ?? []),
    ].flatMap((secret) => secret ?? []),
    listen: {
      host: settings.HOST,
      port: settings.PORT,
      trustProxy: settings.TRUST_PROXY,
      requestsPerMinute: settings.EARSHOT_REQUESTS_PER_MINUTE,
    },
    publicUrl: settings.EARSHOT_PUBLIC_URL?.replace(/\/+$/, '') ?? localUrl(settings),
    models: {
      apiKey: settings.OPENAI_API_KEY,
      baseUrl: settings.OPENAI_BASE_URL,
      headers: settings.OPENAI_EXTRA_HEADERS,
      model: settings.OPENAI_MODEL,
      embeddingModel: settings.OPENAI_EMBEDDING_MODEL,
      threads: settings.EARSHOT_EMBED_THREADS,
    },
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

/** A wildcard host is not an address to open. */
function localUrl(settings: Settings): string {
  const isWildcard = ['0.0.0.0', '::', '127.0.0.1'].includes(settings.HOST);
  const host = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST;
  return `http://${isWildcard ? 'localhost' : host}:${settings.PORT}`;
}
