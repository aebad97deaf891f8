import { SetupError } from './setup-error.mjs';

const LOG_LINES = 30;

/**
 * Runs a script's main function and ends the process with its exit code; what a person can put
 * right is told without a stack trace.
 *
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (error.log) process.stderr.write(`${lastLines(error.log)}\n`);
    process.stderr.write(`\nearshot: ${error.message}\n  What to do: ${error.remedy}\n`);
    process.exitCode = 1;
  }
}

/** @param {string} log */
function lastLines(log) {
  return log.trimEnd().split(/\r?\n/).slice(-LOG_LINES).join('\n');
}
