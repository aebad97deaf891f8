import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig, type StandaloneConfig } from '@earshot/standalone';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Options of the program itself, before the command's own. */
export type ProgramOptions = { dataDir?: string; workspace?: string };

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');

/** The configuration of a command: its flags go before the environment, the data folder is the repository's own. */
export function readCliConfig(
  env: Environment,
  options: ProgramOptions & { port?: string; host?: string },
): StandaloneConfig {
  const dataDir =
    options.dataDir === undefined ? undefined : resolve(process.cwd(), options.dataDir);
  const flags = { EARSHOT_DATA_DIR: dataDir, PORT: options.port, HOST: options.host };
  const given = Object.fromEntries(
    Object.entries(flags).filter(([, value]) => value !== undefined),
  );
  return readConfig(
    { ...env, ...given },
    { cwd: root, cacheDir: join(root, 'node_modules/.cache/earshot') },
  );
}
