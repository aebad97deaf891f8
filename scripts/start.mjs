import { handOver } from './hand-over.mjs';
import { runMain } from './run-main.mjs';
import { PROGRAM_ENV, ROOT, setUp } from './set-up.mjs';

/** `npm start [-- options]`: set up what is missing, then `earshot start`. */
await runMain(async () => {
  const tools = await setUp({});
  const args = [`${ROOT}/packages/cli/src/main.ts`, 'start', ...process.argv.slice(2)];
  return handOver(tools, args, { env: PROGRAM_ENV });
});
