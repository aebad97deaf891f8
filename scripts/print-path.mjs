import { delimiter, dirname } from 'node:path';
import { runMain } from './run-main.mjs';
import { ROOT, setUp } from './set-up.mjs';

/** Sets up what is missing and prints the folders of the tools, to be put before `PATH`. */
await runMain(async () => {
  const { node, pnpm } = await setUp({});
  console.log([dirname(node), dirname(pnpm), `${ROOT}/node_modules/.bin`].join(delimiter));
  return 0;
});
