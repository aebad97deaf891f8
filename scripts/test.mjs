import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDocker } from './find-docker.mjs';
import { handOver } from './hand-over.mjs';
import { planTests } from './plan-tests.mjs';
import { runMain } from './run-main.mjs';
import { ROOT, setUp } from './set-up.mjs';
import { readTally, tallyLines } from './tally.mjs';

/** `npm test [-- project | path | vitest option …]`: set up what is missing, run, count. */
await runMain(async () => {
  const tools = await setUp({});
  const docker = await findDocker({ env: process.env });
  const plan = planTests(process.argv.slice(2), {
    docker,
    requireContainers: process.env.EARSHOT_REQUIRE_CONTAINERS === '1',
  });
  const folder = mkdtempSync(join(tmpdir(), 'earshot-test-'));
  const file = join(folder, 'tally.json');
  try {
    const args = [`${ROOT}/node_modules/vitest/vitest.mjs`, 'run', ...plan.vitestArgs];
    const code = await handOver(tools, args, { cwd: ROOT, env: { EARSHOT_TALLY_FILE: file } });
    const { lines, failed } = tallyLines(readTally(file), { plan, code });
    console.log(`\n${lines.join('\n')}`);
    return failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
