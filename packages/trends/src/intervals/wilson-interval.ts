import type { Estimate } from '@earshot/core';
import { requireThat } from '../require-that.ts';

const Z95 = 1.959963984540054;

/**
 * A proportion (0 … 1) with Wilson's 95 % score interval (J. Am. Stat. Assoc. 22, 1927), which stays in bounds and
 * holds its level at small numbers. Throws `invalid-input` unless 0 ≤ successes ≤ trials and trials > 0.
 */
export function wilsonInterval(successes: number, trials: number): Estimate {
  requireThat(
    trials > 0 && successes >= 0 && successes <= trials,
    'a proportion needs 0 ≤ successes ≤ trials, trials > 0',
  );
  const share = successes / trials;
  const shrink = (Z95 * Z95) / trials;
  const centre = (share + shrink / 2) / (1 + shrink);
  const half =
    (Z95 * Math.sqrt((share * (1 - share)) / trials + shrink / (4 * trials))) / (1 + shrink);
  // The bounds are exactly 0 and 1 at the ends, which rounding would miss.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  const high = successes === trials ? 1 : Math.min(1, centre + half);
  return { value: share, low, high };
}

/** Feedbacks with a theme per 1,000 feedbacks, with Wilson's interval; null when there was no feedback. */
export function ratePerThousand(withTheme: number, feedbacks: number): Estimate | null {
  if (feedbacks === 0) return null;
  const { value, low, high } = wilsonInterval(withTheme, feedbacks);
  return { value: value * 1000, low: low * 1000, high: high * 1000 };
}
