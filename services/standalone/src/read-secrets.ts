import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, createSealingKeys, type SealingKeys } from '@earshot/core';
import type { StandaloneConfig } from './config.ts';

/** The sealing keys: from EARSHOT_SECRET, else from a key file that the first start writes into the data folder. */
export async function readSealingKeys(config: StandaloneConfig): Promise<SealingKeys> {
  if (config.secrets.length > 0) return createSealingKeys(config.secrets);
  if (config.database.kind === 'postgres') {
    throw new AppError('invalid-config', 'EARSHOT_SECRET is not set.', {
      remedy:
        'With DATABASE_URL, set EARSHOT_SECRET to a random text of 16 characters or more, the same everywhere.',
    });
  }
  const file = join(config.dataDir, 'secret.key');
  return createSealingKeys([(await readIfThere(file)) ?? (await writeNew(config.dataDir, file))]);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function writeNew(dataDir: string, file: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
