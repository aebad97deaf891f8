#!/usr/bin/env node
import { handOver } from '../scripts/hand-over.mjs';
import { runMain } from '../scripts/run-main.mjs';
import { PROGRAM_ENV, ROOT, setUp } from '../scripts/set-up.mjs';

/** `npx earshot …`: set up what is missing, then the command line on the pinned Node. */
await runMain(async () => {
  const args = process.argv.slice(2);
  const tools = await setUp({ quiet: args.includes('--json'), web: args[0] === 'start' });
  return handOver(tools, [`${ROOT}/packages/cli/src/main.ts`, ...args], { env: PROGRAM_ENV });
});
