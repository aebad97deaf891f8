import { spawn } from 'node:child_process';

const KEPT_OUTPUT = 200_000;

/**
 * Runs a command without a shell and collects what it prints.
 *
 * @param {{ file: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv }} command
 * @param {(line: string) => void} [onLine] called with each printed line
 * @returns {Promise<{ code: number, output: string }>} never rejects; a command that cannot be
 *   started ends with code 127
 */
export function runCommand({ file, args, cwd, env = process.env }, onLine = () => {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @param {string} chunk */
    function collect(chunk) {
      output = (output + chunk).slice(-KEPT_OUTPUT);
      const line = chunk.trim().split(/\r?\n/).at(-1);
      if (line) onLine(line);
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', collect);
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}\n${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
