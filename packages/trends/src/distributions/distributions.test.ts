import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf } from './beta.ts';
import { gammaCdf, gammaQuantile } from './gamma.ts';
import { logGamma } from './log-gamma.ts';
import { studentCritical, studentTwoSided } from './student-t.ts';

const shape = fc.double({ min: 0.05, max: 5000, noNaN: true });
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('logGamma', () => {
  it('knows factorials and the root of π', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(logGamma(1e6)).toBeCloseTo(12815504.569147611, 5);
  });
});

describe('gamma distribution', () => {
  it('agrees with sums of Poisson probabilities', () => {
    const atMost4 = [0, 1, 2, 3, 4].reduce(
      (sum, k) => sum + Math.exp(-3 + k * Math.log(3) - logGamma(k + 1)),
      0,
    );
    expect(gammaCdf(3, 5)).toBeCloseTo(1 - atMost4, 12);
    expect(gammaCdf(12, 2)).toBeCloseTo(1 - 13 * Math.exp(-12), 12);
  });

  it('gives the tabled quantiles of chi-square', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4.
    expect(2 * gammaQuantile(0.95, 0.5)).toBeCloseTo(3.841, 3);
    expect(2 * gammaQuantile(0.975, 5)).toBeCloseTo(20.483, 3);
    expect(2 * gammaQuantile(0.025, 50)).toBeCloseTo(74.222, 3);
  });

  it('has quantiles that the cdf undoes', () => {
    fc.assert(
      fc.property(shape, probability, (a, p) => {
        expect(gammaCdf(gammaQuantile(p, a), a)).toBeCloseTo(p, 8);
      }),
    );
  });
});

describe('beta distribution', () => {
  it('agrees with binomial sums and is its own mirror image', () => {
    // P(X ≥ 3) for X ~ Bin(5, 0.4) = 0.31744.
    expect(betaCdf(0.4, 3, 3)).toBeCloseTo(0.31744, 10);
    fc.assert(
      fc.property(probability, shape, shape, (x, a, b) => {
        expect(betaCdf(x, a, b) + betaCdf(1 - x, b, a)).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe("Student's t", () => {
  it('gives the tabled critical values', () => {
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    expect(studentCritical(0.05, 1)).toBeCloseTo(12.706, 3);
    expect(studentCritical(0.05, 10)).toBeCloseTo(2.228, 3);
    expect(studentCritical(0.01, 30)).toBeCloseTo(2.75, 3);
    expect(studentTwoSided(2.228, 10)).toBeCloseTo(0.05, 4);
  });
});
