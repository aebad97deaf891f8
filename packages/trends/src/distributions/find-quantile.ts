export type Continuous = {
  cdf: (x: number) => number;
  density: (x: number) => number;
  /** A first guess. */
  start: number;
  /** Ends of the support. */
  min: number;
  max: number;
};

const MAX_STEPS = 200;
const TOLERANCE = 1e-13;

/** The x with cdf(x) = p, by Newton's steps kept inside a bracket that halves whenever a step leaves it. */
export function findQuantile(p: number, law: Continuous): number {
  if (p <= 0) return law.min;
  if (p >= 1) return law.max;
  let [low, high] = [law.min, law.max];
  let x = law.start;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const error = law.cdf(x) - p;
    if (error > 0) high = x;
    else low = x;
    const next = stepFrom(x - error / law.density(x), x, [low, high]);
    if (Math.abs(next - x) <= TOLERANCE * Math.abs(next)) return next;
    x = next;
  }
  return x;
}

function stepFrom(newton: number, x: number, [low, high]: readonly [number, number]): number {
  if (newton > low && newton < high) return newton;
  return high === Number.POSITIVE_INFINITY ? Math.max(1, 2 * x) : (low + high) / 2;
}
