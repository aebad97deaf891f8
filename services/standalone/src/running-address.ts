import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Notes where this process is reached, for commands that join its database. */
export async function writeRunningAddress(dataDir: string, publicUrl: string): Promise<void> {
  await writeFile(join(dataDir, 'address'), `${publicUrl}\n`, { mode: 0o600 });
}

/** Where the process that holds the data folder is reached; undefined when it never served. */
export async function findRunningAddress(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDir, 'address'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
