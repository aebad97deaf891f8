import { findQuantile } from './find-quantile.ts';
import { logGamma } from './log-gamma.ts';

const EPSILON = 1e-16;
const TINY = 1e-300;

/** The regularised lower incomplete gamma function P(shape, x): the gamma distribution's cdf at scale 1 (DLMF 8.2.4). */
export function gammaCdf(x: number, shape: number): number {
  if (x <= 0) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? front * lowerSeries(x, shape) : 1 - front * upperFraction(x, shape);
}

/** The x below which a gamma variable of scale 1 falls with probability p. */
export function gammaQuantile(p: number, shape: number): number {
  return findQuantile(p, {
    cdf: (x) => gammaCdf(x, shape),
    density: (x) => Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape)),
    start: shape,
    min: 0,
    max: Number.POSITIVE_INFINITY,
  });
}

// DLMF 8.11.4. The number of terms grows with the root of the shape.
function lowerSeries(x: number, shape: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; term > sum * EPSILON; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

// DLMF 8.9.2 by the modified Lentz method (Numerical Recipes, 3rd ed., 6.2).
function upperFraction(x: number, shape: number): number {
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-15; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / awayFromZero(a * d + b);
    c = awayFromZero(b + a / c);
    change = d * c;
    fraction *= change;
  }
  return fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
