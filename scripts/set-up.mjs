import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWeb, hasCurrentWeb } from './build-web.mjs';
import { hasDependencies, installDependencies } from './install-dependencies.mjs';
import { findToolchain, installToolchain } from './install-toolchain.mjs';
import { createProgress } from './progress.mjs';
import { holdSetupLock } from './setup-lock.mjs';
import { SetupError } from './setup-error.mjs';
import { OLDEST_HOST_NODE } from './toolchain-versions.mjs';

/** The repository's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keeps compiled code between starts: about a second of every start. */
export const PROGRAM_ENV = { NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node-compile') };

/**
 * Makes a clone ready to run: Node and pnpm, the packages, the web page. Does only what is
 * missing; when nothing is, it takes milliseconds.
 *
 * @param {{ quiet?: boolean, web?: boolean }} options `web: false` leaves the page unbuilt
 * @returns {Promise<{ node: string, pnpm: string }>} absolute paths of the pinned programs
 * @throws {SetupError} naming what failed and what to do
 */
export async function setUp({ quiet = false, web = true }) {
  const options = { root: ROOT };
  const ready = findReady(web);
  if (ready !== undefined) return ready;
  checkHost();
  const progress = createProgress({ quiet });
  const release = await holdSetupLock({ progress }, { folder: join(ROOT, '.tools') });
  try {
    const tools = await installToolchain({ progress }, options);
    await installDependencies({ progress, tools }, options);
    if (web) await buildWeb({ progress, tools }, options);
    return tools;
  } finally {
    release();
  }
}

/** Reads only, so that a clone that is set up also runs from a read-only disk. @param {boolean} web */
function findReady(web) {
  const tools = findToolchain(ROOT);
  return tools && hasDependencies(ROOT) && (!web || hasCurrentWeb(ROOT)) ? tools : undefined;
}

function checkHost() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_HOST_NODE) {
    throw new SetupError(`Node ${process.versions.node} is too old.`, {
      remedy: `Install Node ${OLDEST_HOST_NODE} or newer from https://nodejs.org/; Earshot fetches the rest itself.`,
    });
  }
  try {
    mkdirSync(join(ROOT, '.tools'), { recursive: true });
  } catch (error) {
    throw new SetupError(`${ROOT} cannot be written to.`, {
      remedy: 'Clone the repository to a folder of your own, with about 2 GB free.',
      cause: error,
    });
  }
}
