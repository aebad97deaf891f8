import type { Estimate } from '@earshot/core';
import { betaCdf } from '../distributions/beta.ts';
import { logGamma } from '../distributions/log-gamma.ts';
import { requireThat } from '../require-that.ts';

/** Events seen during so much exposure (feedbacks, account weeks …). */
export type Rate = { events: number; exposure: number };

export type RateComparison = {
  /** First rate over second, with its interval; `value` and `high` are Infinity when the second saw nothing. */
  ratio: Estimate;
  /** Two-sided, for a ratio of 1. */
  pValue: number;
};

export type CompareOptions = {
  /** `mid-p` (Lancaster 1961) is the default: the exact test is too cautious at small numbers. */
  method?: 'mid-p' | 'exact';
  level?: number;
};

const HALVINGS = 100;

/**
 * Compares two Poisson rates. Given their total, the first count is binomial (Przyborowski & Wilenski, Biometrika 31,
 * 1940), so the test and its interval are exact; the two-sided p-value is twice the smaller tail, as in Fay, "Two-sided
 * exact tests and matching confidence intervals for discrete data", R Journal 2(1), 2010. Without any event: ratio 1 of
 * 0 … Infinity, p = 1. Throws `invalid-input` for negative events or an exposure that is not positive.
 */
export function compareRates(
  first: Rate,
  second: Rate,
  options: CompareOptions = {},
): RateComparison {
  for (const { events, exposure } of [first, second]) {
    requireThat(events >= 0 && exposure > 0, 'a rate needs events ≥ 0 and an exposure > 0');
  }
  const { method = 'mid-p', level = 0.95 } = options;
  const pointWeight = method === 'exact' ? 1 : 0.5;
  const trials = first.events + second.events;
  if (trials === 0)
    return { ratio: { value: 1, low: 0, high: Number.POSITIVE_INFINITY }, pValue: 1 };
  const tails = tailsOf(first.events, trials, pointWeight);
  const even = first.exposure / (first.exposure + second.exposure);
  const tail = (1 - level) / 2;
  const odds = second.exposure / first.exposure;
  return {
    ratio: {
      value: (first.events / second.events) * odds,
      low: first.events === 0 ? 0 : toOdds(solve(tails.upper, tail)) * odds,
      high:
        second.events === 0
          ? Number.POSITIVE_INFINITY
          : toOdds(solve((p) => 1 - tails.lower(p), 1 - tail)) * odds,
    },
    pValue: Math.max(0, Math.min(1, 2 * Math.min(tails.upper(even), tails.lower(even)))),
  };
}

/** P(X ≥ k) and P(X ≤ k) of a binomial as functions of its probability, with the point k itself counted in part. */
function tailsOf(k: number, trials: number, pointWeight: number) {
  const logWays = logChoose(trials, k);
  function point(p: number): number {
    return pointWeight * Math.exp(logWays + k * Math.log(p) + (trials - k) * Math.log1p(-p));
  }
  return {
    upper: (p: number) => point(p) + (k === trials ? 0 : betaCdf(p, k + 1, trials - k)),
    lower: (p: number) => point(p) + (k === 0 ? 0 : 1 - betaCdf(p, k, trials - k + 1)),
  };
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

/** The probability at which a rising function reaches a target. */
function solve(rising: (p: number) => number, target: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS && high - low > 1e-15; step += 1) {
    const middle = (low + high) / 2;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function toOdds(p: number): number {
  return p / (1 - p);
}
