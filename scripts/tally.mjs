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
 * A run never looks better than it was: errors outside tests and an early end count as failures.
 *
 * @param {Tally | undefined} tally
 * @param {{ plan: import('./plan-tests.mjs').TestPlan, code: number }} run `code`: vitest's own
 * @returns {{ lines: string[], failed: boolean }}
 */
export function tallyLines(tally, { plan, code }) {
  if (tally === undefined) {
    return { lines: ['vitest ended before it could report.', '0 passed, 1 failed'], failed: true };
  }
  const notes = [...plan.notes];
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const project of plan.projects) {
    const count = tally.projects[project] ?? { passed: 0, failed: 0, skipped: 0 };
    if (count.passed + count.failed > 0) notes.unshift(`${project}: ${describe(count)}`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped']))
      total[key] += count[key];
  }
  if (tally.unhandled > 0) {
    notes.push(`${tally.unhandled} errors outside any test, see above`);
    total.failed += tally.unhandled;
  }
  if (code !== 0 && total.failed === 0) {
    notes.push(`vitest ended with code ${code}`);
    total.failed += 1;
  }
  return { lines: [...notes, describe(total)], failed: total.failed > 0 };
}

/** @param {Count} count */
function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
