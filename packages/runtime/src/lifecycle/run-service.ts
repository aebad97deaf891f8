import { once } from 'node:events';
import { describeError } from '@earshot/core';
import type { RawSettings } from '../config/load-config.ts';
import { readSecretFiles } from '../config/read-secret-files.ts';
import { createLogger, type Logger, type LogLevel } from '../log/create-logger.ts';
import { closeAll, closeOnSignal, type Closable } from './close-on-signal.ts';

/** EX_CONFIG of sysexits.h: starting again changes nothing before somebody corrects a setting. */
const EXIT_BAD_SETTINGS = 78;

export type StartDeps = {
  log: Logger;
  /** Hands a resource over: it is closed when the process stops or its start fails, the last one first. */
  keep: <T extends Closable>(resource: T) => T;
};

export type Service<Config> = {
  name: string;
  readConfig(raw: RawSettings): Config;
  /** Opens everything and resolves once the service works. */
  start(deps: StartDeps, config: Config): Promise<void>;
};

/**
 * A service's process from its settings to its end. Resolves with the exit code: 0 after a signal and an orderly stop,
 * 78 for settings that are not valid (told on stderr, all in one message), 1 for everything else.
 */
export async function runService<Config extends { logLevel: LogLevel }>(
  service: Service<Config>,
  raw: RawSettings,
): Promise<number> {
  const config = tryConfig(service, raw);
  if (config === undefined) return EXIT_BAD_SETTINGS;
  const log = createLogger({ service: service.name, level: config.logLevel });
  const open: Closable[] = [];
  const starting = service.start(
    { log, keep: (resource) => (open.push(resource), resource) },
    config,
  );
  try {
    if (await isEndedBy(starting)) {
      log.info('stopped while starting');
      await closeAll(open);
      return 0;
    }
  } catch (error) {
    log.fatal({ err: error }, 'not started');
    process.stderr.write(`${describeError(error)}\n`);
    await closeAll(open).catch((closing: unknown) => log.warn({ err: closing }, 'not closed'));
    return 1;
  }
  log.info('started');
  const code = await closeOnSignal({ log }, open);
  log.info({ code }, 'stopped');
  return code;
}

function tryConfig<Config>(service: Service<Config>, raw: RawSettings): Config | undefined {
  try {
    return service.readConfig(readSecretFiles(raw));
  } catch (error) {
    process.stderr.write(`${describeError(error)}\n`);
    return undefined;
  }
}

/** As the first process of a container, Node would ignore a SIGTERM that nobody listens to while it starts. */
async function isEndedBy(starting: Promise<void>): Promise<boolean> {
  const started = new AbortController();
  const options = { signal: started.signal };
  const signals = [once(process, 'SIGTERM', options), once(process, 'SIGINT', options)];
  for (const signal of signals) signal.catch(() => undefined);
  try {
    return await Promise.race([
      starting.then(() => false),
      ...signals.map((s) => s.then(() => true)),
    ]);
  } finally {
    started.abort();
  }
}
