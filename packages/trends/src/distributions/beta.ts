import { logGamma } from './log-gamma.ts';

const TINY = 1e-300;
const MAX_TERMS = 10_000;

/** The regularised incomplete beta function I_x(a, b): the beta distribution's cdf (DLMF 8.17). */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x),
  );
  // The fraction converges fast on this side only; the other side is its mirror image.
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(1 - x, b, a)) / b;
}

// DLMF 8.17.22 by the modified Lentz method (Numerical Recipes, 3rd ed., 6.4).
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= MAX_TERMS; m += 1) {
    let change = 1;
    for (const term of termsOf(x, m, [a, b])) {
      d = 1 / awayFromZero(1 + term * d);
      c = awayFromZero(1 + term / c);
      change = d * c;
      product *= change;
    }
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return product;
}

function termsOf(
  x: number,
  m: number,
  [a, b]: readonly [number, number],
): readonly [number, number] {
  return [
    (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
    (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
  ];
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
