import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceTicks } from './nice-ticks.ts';

test('steps are round', () => {
  expect(niceTicks(94, 4)).toEqual([0, 50, 100]);
  expect(niceTicks(7, 4)).toEqual([0, 2, 4, 6, 8]);
  expect(niceTicks(0.31, 3)).toEqual([0, 0.2, 0.4]);
  expect(niceTicks(0, 4)).toEqual([0, 0.5, 1]);
});

test('an axis starts at 0, holds the largest value and has few steps', () => {
  const max = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(max, fc.integer({ min: 1, max: 8 }), (value, count) => {
      const ticks = niceTicks(value, count);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(value * (1 - 1e-9));
      expect(ticks.length).toBeLessThanOrEqual(count + 1);
    }),
  );
});
