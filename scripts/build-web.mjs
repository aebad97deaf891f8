import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

const WEB = 'services/web';
const STAMP = `${WEB}/dist/.built-from`;
const SOURCES = [
  `${WEB}/src`,
  `${WEB}/public`,
  `${WEB}/index.html`,
  `${WEB}/package.json`,
  `${WEB}/vite.config.ts`,
  `${WEB}/tsconfig.json`,
  'packages/client/src',
  'pnpm-lock.yaml',
];

/**
 * Builds the web page with vite, unless its sources are those of the last build.
 *
 * @param {{ progress: import('./progress.mjs').Progress, tools: { node: string, pnpm: string } }} deps
 * @param {{ root: string }} options the repository's folder
 * @throws {SetupError} when the build fails
 */
export async function buildWeb({ progress, tools }, { root }) {
  if (hasCurrentWeb(root)) return;
  const builtFrom = webFingerprint(root);
  await progress.step('Building the web page', async (note) => {
    const { code, output } = await runBuild(tools, root, note);
    if (code !== 0) {
      throw new SetupError('The web page could not be built.', {
        remedy: 'The messages above name the file. After a change of yours, put it right.',
        log: output,
      });
    }
    await writeFile(join(root, STAMP), builtFrom);
  });
}

/**
 * Whether the page was built from these very sources, or has no build at all.
 *
 * @param {string} root the repository's folder
 */
export function hasCurrentWeb(root) {
  return !hasBuildScript(root) || readStamp(join(root, STAMP)) === webFingerprint(root);
}

/** @param {string} root */
function webFingerprint(root) {
  return fingerprint(
    root,
    SOURCES.flatMap((source) => listFiles(root, source)),
  );
}

/** @param {string} root */
function hasBuildScript(root) {
  const manifest = join(root, WEB, 'package.json');
  if (!existsSync(manifest)) return false;
  return JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build !== undefined;
}

/** @param {string} root @param {string} path @returns {string[]} */
function listFiles(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => listFiles(root, `${path}/${name}`));
}

/**
 * @param {{ node: string, pnpm: string }} tools
 * @param {string} root
 * @param {(line: string) => void} note
 */
function runBuild({ node, pnpm }, root, note) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const args = ['--config.verify-deps-before-run=false', 'run', 'build'];
  return runCommand({ file: pnpm, args, cwd: join(root, WEB), env }, note);
}
