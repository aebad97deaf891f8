import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const POLL_MS = 200;

/**
 * Lets one process at a time set this clone up; another waits for it to end.
 *
 * @param {{ progress: import('./progress.mjs').Progress }} deps
 * @param {{ folder: string }} options an existing folder for the lock file
 * @returns {Promise<() => void>} releases the lock
 */
export async function holdSetupLock({ progress }, { folder }) {
  const file = join(folder, 'setup.lock');
  if (!tryLock(file)) {
    await progress.step('Waiting for another set-up of this clone', async () => {
      while (!tryLock(file)) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    });
  }
  return () => rmSync(file, { force: true });
}

/** @param {string} file */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (!isHeld(file)) rmSync(file, { force: true });
  return false;
}

/** A lock whose process is gone was left by a kill. @param {string} file */
function isHeld(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
