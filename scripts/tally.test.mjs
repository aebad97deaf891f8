import { expect, it } from 'vitest';
import { tallyLines } from './tally.mjs';

const PLAN = {
  projects: ['unit', 'browser'],
  vitestArgs: [],
  notes: ['containers: left out'],
  isWhole: false,
};

it('sums over the projects and ends with one line', () => {
  const tally = {
    projects: {
      unit: { passed: 5, failed: 1, skipped: 0 },
      browser: { passed: 2, failed: 0, skipped: 1 },
    },
    unhandled: 0,
  };
  const { lines, failed } = tallyLines(tally, { plan: PLAN, code: 1 });
  expect(lines.at(-1)).toBe('7 passed, 1 failed, 1 skipped');
  expect(lines).toContain('containers: left out');
  expect(failed).toBe(true);
});

it('names no skipped tests where there are none', () => {
  const tally = { projects: { unit: { passed: 3, failed: 0, skipped: 0 } }, unhandled: 0 };
  const { lines, failed } = tallyLines(tally, { plan: PLAN, code: 0 });
  expect(lines.at(-1)).toBe('3 passed, 0 failed');
  expect(failed).toBe(false);
});

it('counts as failed what went wrong outside tests', () => {
  const tally = { projects: { unit: { passed: 3, failed: 0, skipped: 0 } }, unhandled: 2 };
  expect(tallyLines(tally, { plan: PLAN, code: 1 }).lines.at(-1)).toBe('3 passed, 2 failed');
  expect(tallyLines(undefined, { plan: PLAN, code: 1 }).lines.at(-1)).toBe('0 passed, 1 failed');
  const quiet = { ...tally, unhandled: 0 };
  expect(tallyLines(quiet, { plan: PLAN, code: 1 }).lines.at(-1)).toBe('3 passed, 1 failed');
});

it('fails a whole run in which a project has lost its tests', () => {
  const tally = { projects: { unit: { passed: 3, failed: 0, skipped: 0 } }, unhandled: 0 };
  const { lines } = tallyLines(tally, { plan: { ...PLAN, isWhole: true }, code: 0 });
  expect(lines).toContain('browser: no tests were found');
  expect(lines.at(-1)).toBe('3 passed, 1 failed');
});
