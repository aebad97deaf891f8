import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { compareRates } from './compare-rates.ts';
import { standardiseRate } from './standardise-rate.ts';

describe('compareRates', () => {
  it('agrees with the worked example of the exact test (Fay, vignette of the R package rateratio.test)', () => {
    const { ratio, pValue } = compareRates(
      { events: 2, exposure: 17877 },
      { events: 9, exposure: 16660 },
      { method: 'exact' },
    );
    expect(pValue).toBeCloseTo(0.05011, 5);
    expect(ratio.value).toBeCloseTo(0.2070941557, 9);
    expect(ratio.low).toBeCloseTo(0.02177406, 6);
    expect(ratio.high).toBeCloseTo(1.0005491, 6);
  });

  it('adds up binomial probabilities, the observed one counted by half', () => {
    // Equal exposures: X ~ Bin(10, 1/2), observed 8. P(X > 8) + P(X = 8)/2 = (10 + 1 + 45/2)/1024.
    const { pValue } = compareRates({ events: 8, exposure: 50 }, { events: 2, exposure: 50 });
    expect(pValue).toBeCloseTo((2 * 33.5) / 1024, 10);
  });

  it('has an interval that agrees with its p-value, and swaps with its sides', () => {
    const rate = fc.record({
      events: fc.integer({ min: 0, max: 400 }),
      exposure: fc.double({ min: 1, max: 1000, noNaN: true }),
    });
    fc.assert(
      fc.property(rate, rate, (first, second) => {
        const { ratio, pValue } = compareRates(first, second);
        expect(ratio.low > 1 || ratio.high < 1).toBe(pValue < 0.05);
        const swapped = compareRates(second, first);
        expect(swapped.pValue).toBeCloseTo(pValue, 6);
        if (first.events > 0 && second.events > 0)
          expect(swapped.ratio.low * ratio.high).toBeCloseTo(1, 6);
      }),
    );
  });

  it('says nothing without events and refuses a rate without exposure', () => {
    expect(compareRates({ events: 0, exposure: 3 }, { events: 0, exposure: 4 }).pValue).toBe(1);
    expect(compareRates({ events: 3, exposure: 3 }, { events: 0, exposure: 4 }).ratio.high).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(() => compareRates({ events: 1, exposure: 0 }, { events: 1, exposure: 1 })).toThrow(
      'No figure can be made',
    );
  });
});

describe('benjaminiHochberg', () => {
  it('rejects the four hypotheses of the example in the paper of 1995', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const adjusted = benjaminiHochberg(published);
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  });

  it('keeps the order, never lowers a p-value, and does not mind how they are listed', () => {
    const listed = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });
    fc.assert(
      fc.property(listed, (pValues) => {
        const adjusted = benjaminiHochberg(pValues);
        const pairs = pValues
          .map((p, index) => [p, adjusted[index] ?? 0] as const)
          .toSorted((a, b) => a[0] - b[0]);
        for (const [index, [p, q]] of pairs.entries()) {
          expect(q).toBeGreaterThanOrEqual(p);
          expect(q).toBeLessThanOrEqual(1);
          expect(q).toBeGreaterThanOrEqual(pairs[index - 1]?.[1] ?? 0);
        }
        expect(benjaminiHochberg(pValues.toReversed()).toReversed()).toEqual(adjusted);
      }),
    );
  });
});

describe('standardiseRate', () => {
  // Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981, p. 249: infants with Down's syndrome, first and fifth births.
  const standard = [319933, 931318, 786511, 488235, 237863, 61313];
  const births = {
    first: {
      events: [107, 141, 60, 40, 39, 25],
      exposure: [230061, 329449, 114920, 39487, 14208, 3052],
    },
    fifth: {
      events: [0, 8, 63, 112, 262, 295],
      exposure: [327, 30666, 123419, 149919, 104088, 34392],
    },
  };
  const strataOf = ({ events, exposure }: { events: number[]; exposure: number[] }) =>
    standard.map((weight, index) => ({
      weight,
      events: events[index] ?? 0,
      exposure: exposure[index] ?? 0,
    }));

  it.each([
    ['first', 92.3, [80.4, 106]],
    ['fifth', 75.5, [67.7, 188]],
  ] as const)(
    'adjusts the %s births as ageadjust.direct of the R package epitools does',
    (order, value, [low, high]) => {
      const rate = standardiseRate(strataOf(births[order]))?.rate;
      expect((rate?.value ?? 0) * 1e5).toBeCloseTo(value, 1);
      expect((rate?.low ?? 0) * 1e5).toBeCloseTo(low, 1);
      expect(Math.round((rate?.high ?? 0) * 1e5)).toBe(high);
    },
  );

  it('is the exact Poisson interval when there is one source', () => {
    const one = standardiseRate([{ events: 10, exposure: 1, weight: 3 }])?.rate;
    expect(one?.low).toBeCloseTo(4.7954, 3);
    expect(one?.high).toBeCloseTo(18.3904, 3);
  });

  it('does not move when a source sends more of the same', () => {
    const stratum = fc.record({
      events: fc.integer({ min: 0, max: 500 }),
      exposure: fc.integer({ min: 1, max: 1000 }),
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 2, max: 50 }),
        (strata, times) => {
          const [first, ...rest] = strata;
          if (first === undefined) return;
          const flooded = [
            { ...first, events: first.events * times, exposure: first.exposure * times },
            ...rest,
          ];
          const before = standardiseRate(strata)?.rate;
          const after = standardiseRate(flooded)?.rate;
          expect(after?.value).toBeCloseTo(before?.value ?? Number.NaN, 10);
          expect(before?.low).toBeLessThanOrEqual(before?.value ?? 0);
          expect(before?.high).toBeGreaterThan(before?.value ?? 0);
        },
      ),
    );
  });

  it('says how much of the standard mix was silent, and nothing when all was', () => {
    const silent = { events: 0, exposure: 0, weight: 1 };
    expect(standardiseRate([silent])).toBeNull();
    expect(standardiseRate([silent, { events: 5, exposure: 10, weight: 3 }])).toMatchObject({
      missingWeight: 0.25,
      rate: { value: 0.5 },
    });
  });
});
