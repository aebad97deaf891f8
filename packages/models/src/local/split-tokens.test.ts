import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTokens } from './split-tokens.ts';

describe('splitTokens', () => {
  it('leaves a text within the limit whole', () => {
    expect(splitTokens([1, 2, 3], 3)).toEqual([[1, 2, 3]]);
  });

  it('shares the tokens evenly instead of leaving a short rest', () => {
    expect(splitTokens([1, 2, 3, 4], 3)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('loses no token, keeps their order and never exceeds the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (tokens, limit) => {
        const windows = splitTokens(tokens, limit);
        const lengths = windows.map((window) => window.length);
        expect(windows.flat()).toEqual(tokens);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
