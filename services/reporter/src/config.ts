import {
  choosePublicUrl,
  commonSettings,
  databaseSettings,
  groupRedis,
  listenSettings,
  loadConfig,
  mailSettings,
  queueSettings,
  type RawSettings,
} from '@earshot/runtime';
import { z } from 'zod';

const Settings = z.object({
  LOG_LEVEL: commonSettings.LOG_LEVEL,
  EARSHOT_PUBLIC_URL: commonSettings.EARSHOT_PUBLIC_URL,
  ...databaseSettings,
  ...queueSettings,
  ...mailSettings,
  HOST: listenSettings.HOST,
  PORT: listenSettings.PORT.default(8790),
});

export type ReporterConfig = ReturnType<typeof readConfig>;

/**
 * The settings of the reporter process; it opens no sealed credential, so it needs no EARSHOT_SECRET. Throws one
 * `invalid-config` that names every setting that is wrong.
 */
export function readConfig(raw: RawSettings) {
  const settings = loadConfig(Settings, raw);
  return {
    database: { url: settings.DATABASE_URL, poolSize: settings.DATABASE_POOL_SIZE },
    redis: groupRedis(settings),
    mail: { smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM },
    // The links in e-mails lead to the api, not to this process.
    publicUrl: choosePublicUrl({ ...settings, PORT: apiPort }),
    listen: { host: settings.HOST, port: settings.PORT },
    logLevel: settings.LOG_LEVEL,
  };
}

const apiPort = 8787;
