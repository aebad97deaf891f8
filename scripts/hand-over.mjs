import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';

const PARENT_POLL_MS = 200;

/**
 * Runs a program in place of this one: same terminal, same signals, same exit code.
 *
 * @param {{ node: string }} tools the pinned Node, which also comes first on the program's PATH
 * @param {string[]} args arguments of Node
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<number>} the exit code; 128 + n after signal n
 */
export function handOver({ node }, args, { env = {}, cwd = process.cwd() } = {}) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, args, {
    stdio: 'inherit',
    cwd,
    env: { ...process.env, PATH: path, ...env },
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the whole group: passing it on would interrupt twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  followParent(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']),
    );
  });
}

/**
 * Under npm a shell stands between npm and this process; a signal to npm ends that shell alone,
 * and would leave the server running without a master.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function followParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, PARENT_POLL_MS);
  timer.unref();
}
