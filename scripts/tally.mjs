import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ projects: Record<string, Count>, unhandled: number }} Tally
 */

/**
 * @param {string} file written by the tally reporter
 * @returns {Tally | undefined} undefined when vitest ended before it could report
 */
export function readTally(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * The closing lines of a test run: one for each project, then `N passed, N failed[, N skipped]`.
 *
 * A run never looks better than it was: errors outside tests, an early end, and a project without
 * a test in a whole run count as failures.
 *
 * @param {Tally | undefined} tally
 * @param {{ plan: import('./plan-tests.mjs').TestPlan, code: number }} run `code`: vitest's own
 * @returns {{ lines: string[], failed: boolean }}
 */
export function tallyLines(tally, { plan, code }) {
  if (tally === undefined) {
    return { lines: ['vitest ended before it could report.', '0 passed, 1 failed'], failed: true };
  }
  const counts = plan.projects.map((project) => ({
    project,
    count: tally.projects[project] ?? { passed: 0, failed: 0, skipped: 0 },
  }));
  const faults = listFaults(tally, { counts, isWhole: plan.isWhole });
  const total = addUp(counts.map(({ count }) => count));
  total.failed += faults.length;
  // vitest may fail for a reason that no count shows.
  if (code !== 0 && total.failed === 0) {
    faults.push(`vitest ended with code ${code}`);
    total.failed += 1;
  }
  const lines = counts
    .filter(({ count }) => testsIn(count) > 0)
    .map(({ project, count }) => `${project}: ${describe(count)}`);
  return { lines: [...lines, ...plan.notes, ...faults, describe(total)], failed: total.failed > 0 };
}

/**
 * @param {Tally} tally
 * @param {{ counts: { project: string, count: Count }[], isWhole: boolean }} run
 */
function listFaults(tally, { counts, isWhole }) {
  const empty = counts
    .filter(({ count }) => isWhole && testsIn(count) === 0)
    .map(({ project }) => `${project}: no tests were found`);
  const unhandled = Array.from({ length: tally.unhandled }, () => 'an error outside any test');
  return [...empty, ...unhandled];
}

/** @param {Count[]} counts @returns {Count} */
function addUp(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Count} count */
function testsIn({ passed, failed, skipped }) {
  return passed + failed + skipped;
}

/** @param {Count} count */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
