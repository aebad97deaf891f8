import type { Estimate } from '@earshot/core';
import { gammaQuantile } from '../distributions/gamma.ts';
import { requireThat } from '../require-that.ts';

/**
 * A Poisson rate, events per unit of exposure, with Garwood's exact interval (Biometrika 28, 1936), by default at 95 %.
 * Throws `invalid-input` for negative events and for an exposure that is not positive.
 */
export function poissonInterval(events: number, exposure = 1, level = 0.95): Estimate {
  requireThat(events >= 0 && exposure > 0, 'a rate needs events ≥ 0 and an exposure > 0');
  const tail = (1 - level) / 2;
  return {
    value: events / exposure,
    low: events === 0 ? 0 : gammaQuantile(tail, events) / exposure,
    high: gammaQuantile(1 - tail, events + 1) / exposure,
  };
}
