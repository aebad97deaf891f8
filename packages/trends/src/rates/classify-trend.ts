import type { Estimate, TrendDirection } from '@earshot/core';
import { studentCritical, studentTwoSided } from '../distributions/student-t.ts';
import { requireThat } from '../require-that.ts';

/** One whole week: feedbacks with the theme, and all feedbacks. */
export type TrendWeek = { mentions: number; feedbacks: number };

export type TrendEstimate = {
  direction: TrendDirection;
  /** Relative change of the rate, last weeks against those before (0.5 = half as much again), 95 % interval; null when untold. */
  growth: Estimate | null;
  /** Two-sided, for no change; null when untold. To be adjusted when many themes are read at once. */
  pValue: number | null;
  /** Weeks on the recent side of the comparison. */
  weeksCompared: number;
  /** Variance over that of a Poisson count, at least 1. */
  dispersion: number;
};

const MAX_RECENT_WEEKS = 4;
const MIN_WEEKS = 4;
const MIN_MENTIONS = 10;
const ALPHA = 0.05;
/** An interval inside half … double says that nothing much happened; a wider one says that nobody can tell. */
const STEADY = { low: 0.5, high: 2 };

/**
 * Compares the rate (mentions per feedback) of the last whole weeks, up to four and at most half of them, with that of the weeks before.
 * Weekly counts vary more than chance, so the variance is scaled by Pearson's estimate and judged by Student's t
 * (quasi-Poisson: McCullagh & Nelder, Generalized Linear Models, 2nd ed. 1989, ch. 6; Ver Hoef & Boveng, Ecology 88, 2007).
 * Weeks without any feedback are left out. Throws `invalid-input` for negative figures.
 */
export function classifyTrend(weeks: readonly TrendWeek[]): TrendEstimate {
  for (const { mentions, feedbacks } of weeks) {
    requireThat(mentions >= 0 && feedbacks >= 0, 'weekly counts must not be negative');
  }
  const heard = weeks.filter(({ feedbacks }) => feedbacks > 0);
  const weeksCompared = Math.min(MAX_RECENT_WEEKS, Math.floor(heard.length / 2));
  const [before, recent] = [
    heard.slice(0, -weeksCompared || undefined),
    heard.slice(-weeksCompared),
  ];
  const mentions = heard.reduce((sum, week) => sum + week.mentions, 0);
  if (heard.length < MIN_WEEKS || mentions < MIN_MENTIONS) {
    return {
      direction: 'too-little-data',
      growth: null,
      pValue: null,
      weeksCompared,
      dispersion: 1,
    };
  }
  return { ...judge(sideOf(before), sideOf(recent), heard.length - 2), weeksCompared };
}

type Side = { mentions: number; feedbacks: number; rate: number; pearson: number };

function sideOf(weeks: readonly TrendWeek[]): Side {
  const mentions = weeks.reduce((sum, week) => sum + week.mentions, 0);
  const feedbacks = weeks.reduce((sum, week) => sum + week.feedbacks, 0);
  const rate = mentions / feedbacks;
  const pearson = weeks.reduce((sum, week) => {
    const expected = rate * week.feedbacks;
    return expected === 0 ? sum : sum + (week.mentions - expected) ** 2 / expected;
  }, 0);
  return { mentions, feedbacks, rate, pearson };
}

function judge(before: Side, recent: Side, degrees: number): Omit<TrendEstimate, 'weeksCompared'> {
  const dispersion = Math.max(1, (before.pearson + recent.pearson) / degrees);
  // Half a mention on each side keeps the logarithm finite when a theme is new or gone (Haldane 1956).
  const [x, y] = [recent.mentions + 0.5, before.mentions + 0.5];
  const logRatio = Math.log(x / recent.feedbacks) - Math.log(y / before.feedbacks);
  const error = Math.sqrt(dispersion * (1 / x + 1 / y));
  const reach = studentCritical(ALPHA, degrees) * error;
  const [low, high] = [Math.exp(logRatio - reach), Math.exp(logRatio + reach)];
  return {
    direction: directionOf(low, high),
    growth: { value: Math.expm1(logRatio), low: low - 1, high: high - 1 },
    pValue: studentTwoSided(logRatio / error, degrees),
    dispersion,
  };
}

function directionOf(low: number, high: number): TrendDirection {
  if (low > 1) return 'rising';
  if (high < 1) return 'falling';
  return low >= STEADY.low && high <= STEADY.high ? 'steady' : 'too-little-data';
}
