import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchByLength } from './batch-by-length.ts';
import type { TokenWindow } from './batch-by-length.ts';

describe('batchByLength', () => {
  it('puts windows of like length together', () => {
    const batches = batchByLength(windowsOf([5, 1, 6, 2]), { rows: 2, tokens: 100 });
    expect(lengthsOf(batches)).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it('counts padding towards the token limit', () => {
    const batches = batchByLength(windowsOf([1, 1, 5]), { rows: 8, tokens: 12 });
    expect(lengthsOf(batches)).toEqual([[1, 1], [5]]);
  });

  it('places every window exactly once, within both limits unless alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (lengths) => {
        const limits = { rows: 4, tokens: 30 };
        const batches = batchByLength(windowsOf(lengths), limits);
        const placed = batches.flat().map((window) => window.textIndex);
        expect(placed.toSorted((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
        for (const batch of lengthsOf(batches)) {
          expect(batch.length).toBeLessThanOrEqual(limits.rows);
          const padded = batch.length * Math.max(...batch);
          expect(batch.length === 1 || padded <= limits.tokens).toBe(true);
        }
      }),
    );
  });
});

function windowsOf(lengths: readonly number[]): TokenWindow[] {
  return lengths.map((length, textIndex) => ({ textIndex, tokens: Array(length).fill(7) }));
}

function lengthsOf(batches: readonly (readonly TokenWindow[])[]): number[][] {
  return batches.map((batch) => batch.map((window) => window.tokens.length));
}
