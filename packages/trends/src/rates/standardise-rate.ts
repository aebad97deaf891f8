import type { Estimate } from '@earshot/core';
import { gammaQuantile } from '../distributions/gamma.ts';
import { requireThat } from '../require-that.ts';

/** One source: its events and exposure in the period, and its share of the standard mix (any positive scale). */
export type Stratum = { events: number; exposure: number; weight: number };

export type StandardisedRate = {
  /** Events per unit of exposure if the sources had come in the standard mix. */
  rate: Estimate;
  variance: number;
  /** Share of the standard mix (0 … 1) whose sources had no exposure and were left out. */
  missingWeight: number;
};

/**
 * A rate adjusted for source mix by direct standardisation, with the gamma interval of Fay & Feuer (Stat. Med. 16,
 * 1997), which holds at small counts. Null when no source with weight had exposure.
 * Throws `invalid-input` for negative figures.
 */
export function standardiseRate(strata: readonly Stratum[], level = 0.95): StandardisedRate | null {
  for (const { events, exposure, weight } of strata) {
    requireThat(
      Math.min(events, exposure, weight) >= 0,
      'events, exposures and weights must not be negative',
    );
  }
  const present = strata.filter(({ exposure, weight }) => exposure > 0 && weight > 0);
  const weight = total(present.map((stratum) => stratum.weight));
  if (weight === 0) return null;
  const perEvent = present.map((stratum) => stratum.weight / weight / stratum.exposure);
  const value = total(present.map(({ events }, index) => events * (perEvent[index] ?? 0)));
  const variance = total(present.map(({ events }, index) => events * (perEvent[index] ?? 0) ** 2));
  return {
    rate: { value, ...gammaInterval({ value, variance, widest: Math.max(...perEvent) }, level) },
    variance,
    missingWeight: 1 - weight / total(strata.map((stratum) => stratum.weight)),
  };
}

function gammaInterval(rate: { value: number; variance: number; widest: number }, level: number) {
  const { value, variance, widest } = rate;
  const tail = (1 - level) / 2;
  const low = value === 0 ? 0 : (variance / value) * gammaQuantile(tail, value ** 2 / variance);
  const [shifted, spread] = [value + widest, variance + widest ** 2];
  return { low, high: (spread / shifted) * gammaQuantile(1 - tail, shifted ** 2 / spread) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
