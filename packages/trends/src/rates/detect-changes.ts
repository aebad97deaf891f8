import { betaCdf } from '../distributions/beta.ts';
import { logGamma } from '../distributions/log-gamma.ts';
import { requireThat } from '../require-that.ts';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import type { TrendWeek } from './classify-trend.ts';

/** Whole weeks of one theme, oldest first; all themes cover the same weeks. */
export type ThemeWeeks = { id: string; weeks: readonly TrendWeek[] };

export type Change = {
  id: string;
  change: 'rising' | 'falling' | 'none';
  /** Relative change of the rate against the baseline (1 = doubled); null without a baseline. */
  growth: number | null;
  pValue: number;
  /** The p-value adjusted for all themes looked at. */
  qValue: number;
};

export type DetectOptions = {
  /** How many last weeks are looked at together; 2 by default. */
  recentWeeks?: number;
  /** The share of false alarms among alarms that is accepted; 0.05 by default. */
  maxFalseShare?: number;
};

/** Past weeks in the world of the average theme that a theme's own variance is weighed against. */
const PRIOR_WEEKS = 20;
const MIN_BASELINE_WEEKS = 4;

type Fit = { rate: number; mentions: number; weeks: number; excess: number; scale: number };

/**
 * Finds the themes whose last weeks differ from their past beyond chance, among all themes at once.
 * The past gives a negative binomial prediction for the sum of the last weeks: its rate, the uncertainty of that rate,
 * and a variance beyond Poisson by moments, shrunk to the mean of all themes. The two-sided mid-p-values are adjusted by
 * Benjamini & Hochberg. (In the line of Noufaily et al., Stat. Med. 32, 2013, without seasonality.)
 * Themes with under four weeks of past are never an alarm. Throws `invalid-input` for negative figures.
 */
export function detectChanges(
  themes: readonly ThemeWeeks[],
  options: DetectOptions = {},
): Change[] {
  const { recentWeeks = 2, maxFalseShare = 0.05 } = options;
  requireThat(recentWeeks >= 1, 'at least one recent week must be looked at');
  const fits = themes.map(({ weeks }) => fitBaseline(weeks.slice(0, -recentWeeks)));
  const common = ratio(
    fits.map((fit) => fit.excess),
    fits.map((fit) => fit.scale),
  );
  const judged = themes.map(({ weeks }, index) =>
    judge(fits[index], weeks.slice(-recentWeeks), common),
  );
  const qValues = benjaminiHochberg(judged.map(({ pValue }) => pValue));
  return themes.map(({ id }, index) => {
    const { growth, pValue } = judged[index] ?? { growth: null, pValue: 1 };
    const qValue = qValues[index] ?? 1;
    return {
      id,
      change: qValue <= maxFalseShare ? signOf(growth) : 'none',
      growth,
      pValue,
      qValue,
    };
  });
}

function fitBaseline(weeks: readonly TrendWeek[]): Fit {
  for (const { mentions, feedbacks } of weeks) {
    requireThat(mentions >= 0 && feedbacks >= 0, 'weekly counts must not be negative');
  }
  const heard = weeks.filter(({ feedbacks }) => feedbacks > 0);
  const mentions = sum(heard.map((week) => week.mentions));
  const rate = heard.length === 0 ? 0 : mentions / sum(heard.map((week) => week.feedbacks));
  const expected = heard.map((week) => rate * week.feedbacks);
  // One degree of freedom went into the rate, so squares are scaled up to be unbiased.
  const correction = heard.length / Math.max(1, heard.length - 1);
  const excess = sum(
    heard.map(
      (week, index) =>
        correction * (week.mentions - (expected[index] ?? 0)) ** 2 - (expected[index] ?? 0),
    ),
  );
  return {
    rate,
    mentions,
    weeks: heard.length,
    excess,
    scale: sum(expected.map((mean) => mean ** 2)),
  };
}

function judge(
  fit: Fit | undefined,
  recent: readonly TrendWeek[],
  common: number,
): { growth: number | null; pValue: number } {
  const exposure = sum(recent.map((week) => week.feedbacks));
  if (fit === undefined || fit.weeks < MIN_BASELINE_WEEKS || fit.mentions === 0 || exposure === 0) {
    return { growth: null, pValue: 1 };
  }
  const own = fit.scale === 0 ? common : Math.max(0, fit.excess / fit.scale);
  const dispersion = (PRIOR_WEEKS * common + fit.weeks * own) / (PRIOR_WEEKS + fit.weeks);
  const mean = fit.rate * exposure;
  const between = dispersion * sum(recent.map((week) => (fit.rate * week.feedbacks) ** 2));
  const ofRate = mean ** 2 * (1 / fit.mentions + dispersion / fit.weeks);
  const observed = sum(recent.map((week) => week.mentions));
  return { growth: observed / mean - 1, pValue: twoSided(observed, mean, between + ofRate) };
}

/** Twice the smaller tail of a negative binomial with this mean and so much variance beyond it, the observed count by half. */
function twoSided(observed: number, mean: number, beyond: number): number {
  const size = mean ** 2 / beyond;
  const p = size / (size + mean);
  const point = Math.exp(
    logGamma(observed + size) -
      logGamma(size) -
      logGamma(observed + 1) +
      size * Math.log(p) +
      observed * Math.log1p(-p),
  );
  const above = betaCdf(1 - p, observed + 1, size) + point / 2;
  return Math.max(0, Math.min(1, 2 * Math.min(above, 1 - above)));
}

function signOf(growth: number | null): Change['change'] {
  if (growth === null) return 'none';
  return growth > 0 ? 'rising' : 'falling';
}

function ratio(parts: readonly number[], wholes: readonly number[]): number {
  const whole = sum(wholes);
  return whole === 0 ? 0 : Math.max(0, sum(parts) / whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
