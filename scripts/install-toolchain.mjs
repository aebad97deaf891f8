import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchNode, fetchPnpm } from './fetch-tools.mjs';
import { NODE_VERSION, PNPM_VERSION, TOOLS_FOLDER } from './toolchain-versions.mjs';

const READY_FILE = 'ready.json';

/**
 * Puts the pinned Node and pnpm under `.tools/`, or finds them there already.
 *
 * @param {{ progress: import('./progress.mjs').Progress }} deps
 * @param {{ root: string }} options the repository's folder
 * @returns {Promise<{ node: string, pnpm: string }>} absolute paths of the two programs
 * @throws {import('./setup-error.mjs').SetupError} when they cannot be fetched or do not run here
 */
export async function installToolchain({ progress }, { root }) {
  const ready = findToolchain(root);
  if (ready !== undefined) return ready;
  const title = `Fetching Node ${NODE_VERSION} and pnpm ${PNPM_VERSION} (once)`;
  await progress.step(title, (note) => placeToolchain(join(root, TOOLS_FOLDER), note));
  return /** @type {{ node: string, pnpm: string }} */ (findToolchain(root));
}

/**
 * The tools as an earlier run left them.
 *
 * @param {string} root the repository's folder
 * @returns {{ node: string, pnpm: string } | undefined} absolute paths
 */
export function findToolchain(root) {
  const folder = join(root, TOOLS_FOLDER);
  try {
    const { node, pnpm } = JSON.parse(readFileSync(join(folder, READY_FILE), 'utf8'));
    const found = { node: node ? join(folder, node) : process.execPath, pnpm: join(folder, pnpm) };
    return existsSync(found.node) && existsSync(found.pnpm) ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Installs beside the final folder and renames at the end, so that an interrupted download is
 * never taken for a finished one.
 *
 * @param {string} folder
 * @param {(line: string) => void} note
 */
async function placeToolchain(folder, note) {
  const staging = `${folder}.part-${process.pid}`;
  try {
    await mkdir(staging, { recursive: true });
    const pnpm = await fetchPnpm(staging, note);
    const node = await fetchNode(staging, note);
    await writeFile(join(staging, READY_FILE), JSON.stringify({ node, pnpm }));
    await rm(folder, { recursive: true, force: true });
    await rename(staging, folder);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
