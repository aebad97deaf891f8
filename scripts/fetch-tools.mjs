import { join } from 'node:path';
import { findRemedy } from './find-remedy.mjs';
import { npmCommand } from './npm-command.mjs';
import { runCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';
import { NODE_VERSION, PNPM_VERSION, toolPackages } from './toolchain-versions.mjs';

const EXE = process.platform === 'win32' ? '.exe' : '';
const NOT_PUBLISHED = /ETARGET|E404|notarget/;

/**
 * Fetches the package that carries the pnpm program and checks that it runs.
 *
 * @param {string} folder where to install
 * @param {(line: string) => void} note
 * @returns {Promise<string>} the program's path relative to `folder`
 */
export async function fetchPnpm(folder, note) {
  const { pnpm } = toolPackages(thisHost());
  const { code, output } = await npmInstall(folder, `${pnpm}@${PNPM_VERSION}`, note);
  if (code !== 0) throw fetchError(`${pnpm}@${PNPM_VERSION}`, output);
  const program = `node_modules/${pnpm}/pnpm${EXE}`;
  await expectVersion(join(folder, program), PNPM_VERSION);
  return program;
}

/**
 * Fetches the package that carries Node itself and checks that it runs.
 *
 * @param {string} folder where to install
 * @param {(line: string) => void} note
 * @returns {Promise<string | undefined>} the program's path relative to `folder`; undefined when
 *   npm has no such package for this machine and the Node that runs this script will do
 */
export async function fetchNode(folder, note) {
  const { node } = toolPackages(thisHost());
  if (node === undefined) return ownNode();
  const { code, output } = await npmInstall(folder, `${node}@${NODE_VERSION}`, note);
  if (code !== 0 && NOT_PUBLISHED.test(output)) return ownNode();
  if (code !== 0) throw fetchError(`${node}@${NODE_VERSION}`, output);
  const program = `node_modules/${node}/bin/node${EXE}`;
  await expectVersion(join(folder, program), `v${NODE_VERSION}`);
  return program;
}

function ownNode() {
  const wanted = Number(NODE_VERSION.split('.')[0]);
  const own = Number(process.versions.node.split('.')[0]);
  if (own >= wanted) return undefined;
  throw new SetupError(`npm has no Node ${NODE_VERSION} for ${process.platform}-${process.arch}.`, {
    remedy: `Install Node ${wanted} from https://nodejs.org/ and run the command again with it.`,
  });
}

/**
 * Install scripts stay off: the packages hold the programs themselves.
 *
 * @param {string} folder
 * @param {string} spec `name@version`
 * @param {(line: string) => void} note
 */
function npmInstall(folder, spec, note) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const npm = npmCommand(['install', '--prefix', folder, ...flags, spec]);
  return runCommand({ ...npm, cwd: folder }, note);
}

/** @param {string} program @param {string} version */
async function expectVersion(program, version) {
  const { code, output } = await runCommand({ file: program, args: ['--version'], cwd: '.' });
  if (code === 0 && output.trim() === version) return;
  throw new SetupError(`${program} does not run on this machine.`, {
    remedy: 'Earshot needs a 64-bit Linux (glibc), macOS or Windows. Report what is printed above.',
    log: output,
  });
}

/** @param {string} spec @param {string} output */
function fetchError(spec, output) {
  return new SetupError(`npm could not fetch ${spec}.`, {
    remedy: findRemedy(output),
    log: output,
  });
}

function thisHost() {
  return { platform: process.platform, arch: process.arch, musl: isMusl() };
}

function isMusl() {
  if (process.platform !== 'linux') return false;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  );
  return report.header?.glibcVersionRuntime === undefined;
}
