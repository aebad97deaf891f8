import type { Estimate, ScorePart } from '@earshot/core';
import { requireThat } from '../require-that.ts';

/** The raw figures of one theme in a window. */
export type PainPointFigures = {
  /** Accounts, or customers where the account is unknown. */
  reach: number;
  mentions: number;
  /** 0 … 1 */
  severity: number;
  /** Relative change with its interval; null when untold. */
  growth: Estimate | null;
  /** Yearly revenue of the accounts behind it, each counted once, in cents; null when no revenue is known. */
  revenueCents: number | null;
};

/** How much each part counts; any scale. A part of weight 0 is left out. */
export type ScoreWeights = Record<ScorePart['name'], number>;

export type PainPointScore = { value: number; parts: ScorePart[] };

/** Reach comes first: one loud account never outranks many quiet ones by mentions alone. */
export const defaultScoreWeights: ScoreWeights = {
  reach: 0.35,
  severity: 0.25,
  growth: 0.15,
  volume: 0.1,
  revenue: 0.15,
};

const NO_GROWTH = 0.5;

/**
 * Scores themes against each other, each 0 … 1, in the order given. Every part is brought to 0 … 1 and weighed, and
 * the contributions add up to the score:
 * reach, volume and revenue by ln(1 + x) / ln(1 + the largest); severity as it is; growth by the end of its interval
 * nearest to no change: 0.5 when growth is not certain, 1 when it at least doubled for sure, 0 when it at least halved.
 * Revenue is left out, and the other weights scaled up, when no theme has any.
 * Throws `invalid-input` for negative figures or weights and when no weight is left.
 */
export function scorePainPoints(
  themes: readonly PainPointFigures[],
  weights: ScoreWeights = defaultScoreWeights,
): PainPointScore[] {
  checkFigures(themes, weights);
  const largest = {
    reach: maximum(themes.map((theme) => theme.reach)),
    volume: maximum(themes.map((theme) => theme.mentions)),
    revenue: maximum(themes.map((theme) => theme.revenueCents ?? 0)),
  };
  const shares = shareOut({ ...weights, revenue: largest.revenue === 0 ? 0 : weights.revenue });
  return themes.map((theme) => {
    const values: ScoreWeights = {
      reach: onLogScale(theme.reach, largest.reach),
      severity: theme.severity,
      growth: growthPart(theme.growth),
      volume: onLogScale(theme.mentions, largest.volume),
      revenue: onLogScale(theme.revenueCents ?? 0, largest.revenue),
    };
    const parts = shares.map(({ name, weight }) => ({
      name,
      value: values[name],
      weight,
      contribution: values[name] * weight,
    }));
    return { value: parts.reduce((sum, part) => sum + part.contribution, 0), parts };
  });
}

function checkFigures(themes: readonly PainPointFigures[], weights: ScoreWeights): void {
  for (const { reach, mentions, severity, revenueCents } of themes) {
    requireThat(
      Math.min(reach, mentions, severity, revenueCents ?? 0) >= 0,
      'the figures of a theme must not be negative',
    );
  }
  requireThat(
    Object.values(weights).every((weight) => Number.isFinite(weight) && weight >= 0),
    'weights must be numbers from 0 up',
  );
}

/** The parts that count, with weights that add up to 1. */
function shareOut(weights: ScoreWeights): { name: ScorePart['name']; weight: number }[] {
  const names = ['reach', 'severity', 'growth', 'volume', 'revenue'] as const;
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  requireThat(total > 0, 'at least one part of the score needs a weight');
  return names
    .filter((name) => weights[name] > 0)
    .map((name) => ({ name, weight: weights[name] / total }));
}

function onLogScale(value: number, largest: number): number {
  return largest === 0 ? 0 : Math.log1p(value) / Math.log1p(largest);
}

function growthPart(growth: Estimate | null): number {
  if (growth === null) return NO_GROWTH;
  const certain = growth.low > 0 ? growth.low : Math.min(growth.high, 0);
  const doublings = Math.log2(Math.max(1 + certain, Number.MIN_VALUE));
  return NO_GROWTH + Math.max(-NO_GROWTH, Math.min(NO_GROWTH, doublings / 2));
}

function maximum(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
