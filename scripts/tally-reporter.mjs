import { writeFileSync } from 'node:fs';

/**
 * vitest reporter that writes how many tests of each project passed, failed and were skipped, as
 * JSON to the file that `EARSHOT_TALLY_FILE` names. A file that could not be read counts as failed.
 */
export default class TallyReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    /** @type {Record<string, { passed: number, failed: number, skipped: number }>} */
    const projects = {};
    for (const module of modules) {
      const tally = (projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 });
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed' || state === 'failed') tally[state] += 1;
        else tally.skipped += 1;
      }
      tally.failed += brokenSuites(module);
    }
    const file = process.env.EARSHOT_TALLY_FILE;
    if (file) writeFileSync(file, JSON.stringify({ projects, unhandled: unhandledErrors.length }));
  }
}

/** Failures outside a test: a file that does not load, a hook that throws. */
function brokenSuites(/** @type {import('vitest/node').TestModule} */ module) {
  const suites = [module, ...module.children.allSuites()];
  return suites.filter((suite) => suite.errors().length > 0).length;
}
