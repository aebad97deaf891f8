import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from './set-up.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-hand-over-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('passes arguments, output and the exit code through', async () => {
  const { output, code } = await run('console.log(process.argv.slice(2).join()); process.exit(3);');
  expect({ output, code }).toEqual({ output: 'a,b\n', code: 3 });
});

it('passes SIGTERM on and waits for an orderly end', async () => {
  const program = `
    process.on('SIGTERM', () => { console.log('stopping'); process.exit(9); });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const { output, code } = await run(program, 'SIGTERM');
  expect({ output, code }).toEqual({ output: 'ready\nstopping\n', code: 9 });
});

/**
 * Runs `program` through handOver in a process of its own; sends `signal` once it is ready.
 *
 * @param {string} program
 * @param {NodeJS.Signals} [signal]
 */
async function run(program, signal) {
  writeFileSync(join(folder, 'program.mjs'), program);
  writeFileSync(
    join(folder, 'host.mjs'),
    `import { handOver } from ${JSON.stringify(`${ROOT}/scripts/hand-over.mjs`)};
     const tools = { node: process.execPath };
     process.exitCode = await handOver(tools, [${JSON.stringify(join(folder, 'program.mjs'))}, 'a', 'b']);`,
  );
  const host = spawn(process.execPath, [join(folder, 'host.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  host.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
    if (signal !== undefined && output === 'ready\n') host.kill(signal);
  });
  const [code] = await once(host, 'close');
  return { output, code };
}
