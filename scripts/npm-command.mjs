import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SetupError } from './setup-error.mjs';

/**
 * How to run npm with the Node that runs this script: no shell, no `npm.cmd`.
 *
 * @param {string[]} args
 * @returns {{ file: string, args: string[], env: NodeJS.ProcessEnv }}
 * @throws {SetupError} when there is no npm beside this Node
 */
export function npmCommand(args) {
  return { file: process.execPath, args: [npmScript(), ...args], env: npmEnvironment() };
}

function npmScript() {
  const bin = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? '',
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../share/nodejs/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    ...npmOnPath(),
  ];
  const found = candidates.find((file) => isNpm(file) && existsSync(file));
  if (found !== undefined) return found;
  throw new SetupError('npm was not found.', {
    remedy: 'Install Node together with npm from https://nodejs.org/ and run the command again.',
  });
}

/** @param {string} file */
function isNpm(file) {
  return basename(file) === 'npm-cli.js';
}

function npmOnPath() {
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
  return folders.flatMap((folder) => [
    join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(folder, 'node_modules/npm/bin/npm-cli.js'),
  ]);
}

/** npm hands its own settings down to scripts; the folder it ran in must not reach our npm. */
function npmEnvironment() {
  const dropped = new Set(['npm_config_local_prefix', 'npm_config_prefix', 'npm_config_workspace']);
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !dropped.has(name.toLowerCase())),
  );
}
