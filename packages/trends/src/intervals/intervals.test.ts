import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonInterval } from './poisson-interval.ts';
import { ratePerThousand, wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  it.each([
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ] as const)(
    'agrees with Newcombe (Stat. Med. 17, 1998, table I) for %i of %i',
    (successes, trials, [low, high]) => {
      const interval = wilsonInterval(successes, trials);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    },
  );

  it('stays in bounds, holds its value, mirrors, and narrows with more data', () => {
    const counts = fc
      .integer({ min: 1, max: 10_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const { value, low, high } = wilsonInterval(x, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(wilsonInterval(n - x, n).low).toBeCloseTo(1 - high, 10);
        const more = wilsonInterval(4 * x, 4 * n);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('refuses more successes than trials, and division by nothing', () => {
    expect(() => wilsonInterval(3, 2)).toThrow('No figure can be made');
    expect(() => wilsonInterval(0, 0)).toThrow('No figure can be made');
    expect(ratePerThousand(0, 0)).toBeNull();
    expect(ratePerThousand(15, 148)?.value).toBeCloseTo(101.35, 2);
  });
});

describe('poissonInterval', () => {
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [100, 81.364, 121.6268],
  ])('agrees with the tables of the exact limits for %i events', (events, low, high) => {
    const interval = poissonInterval(events);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('scales with exposure and covers the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        (events, exposure) => {
          const { value, low, high } = poissonInterval(events, exposure);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThan(value);
          expect(high * exposure).toBeCloseTo(poissonInterval(events).high, 6);
        },
      ),
    );
  });
});
