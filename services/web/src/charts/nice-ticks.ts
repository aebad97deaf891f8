// Below it 10 ** n loses its digits, and no count or rate is that small.
const TINY = 1e-9;

/**
 * Round values for an axis from 0 to at least `max`, in steps of 1, 2 or 5 × 10ⁿ.
 *
 * @param max the largest value drawn; 0 and what is next to it give the axis 0 … 1
 * @param count about how many steps; at least 1
 */
export function niceTicks(max: number, count: number): number[] {
  const top = max > TINY ? max : 1;
  const step = niceStep(top / Math.max(1, count));
  const steps = Math.max(1, Math.ceil(top / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => round(index * step));
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  const nice = [1, 2, 5, 10].find((candidate) => lead <= candidate + 1e-9) ?? 10;
  return nice * power;
}

// Steps such as 0.1 add up to 0.30000000000000004.
function round(value: number): number {
  return Number(value.toPrecision(12));
}
