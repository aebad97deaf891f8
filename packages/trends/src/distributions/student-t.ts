import { betaCdf } from './beta.ts';

const MAX_T = 1e6;
const HALVINGS = 80;

/** The probability that |T| exceeds |t|, with so many degrees of freedom (DLMF 8.17; Abramowitz & Stegun 26.7.1). */
export function studentTwoSided(t: number, degrees: number): number {
  return betaCdf(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** The t that |T| exceeds with probability `alpha`. */
export function studentCritical(alpha: number, degrees: number): number {
  let [low, high] = [0, MAX_T];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, degrees) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
