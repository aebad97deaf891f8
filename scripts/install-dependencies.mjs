import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { findRemedy } from './find-remedy.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { TOOLS_FOLDER } from './toolchain-versions.mjs';

const STAMP = 'node_modules/.earshot-installed';

/**
 * Installs exactly what `pnpm-lock.yaml` says, unless that has been done already.
 *
 * @param {{ progress: import('./progress.mjs').Progress, tools: { node: string, pnpm: string } }} deps
 * @param {{ root: string }} options the repository's folder
 * @throws {SetupError} when pnpm fails
 */
export async function installDependencies({ progress, tools }, { root }) {
  if (hasDependencies(root)) return;
  await progress.step('Installing the packages of pnpm-lock.yaml', async (note) => {
    await rm(join(root, STAMP), { force: true });
    const { code, output } = await pnpmInstall(tools, root, note);
    if (code !== 0) {
      throw new SetupError('pnpm could not install the packages.', {
        remedy: findRemedy(output),
        log: output,
      });
    }
    await writeFile(join(root, STAMP), dependencyFingerprint(root));
  });
}

/**
 * Whether the packages of this lockfile were installed, by this version of the tools.
 *
 * @param {string} root the repository's folder
 */
export function hasDependencies(root) {
  return readStamp(join(root, STAMP)) === dependencyFingerprint(root);
}

/** @param {string} root */
function dependencyFingerprint(root) {
  const manifests = ['packages', 'services'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
  );
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests];
  return fingerprint(
    root,
    files.filter((file) => existsSync(join(root, file))),
    TOOLS_FOLDER,
  );
}

/**
 * @param {{ node: string, pnpm: string }} tools
 * @param {string} root
 * @param {(line: string) => void} note
 */
function pnpmInstall({ node, pnpm }, root, note) {
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    // The package ships its CPU library; its install script would fetch a GPU one elsewhere.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
  };
  const flags = [
    '--frozen-lockfile',
    '--reporter=append-only',
    '--config.confirm-modules-purge=false',
  ];
  return runCommand({ file: pnpm, args: ['install', ...flags], cwd: root, env }, note);
}
