/**
 * Adjusts p-values for being many, so that of those at or below q a share of at most q are false alarms on average
 * (Benjamini & Hochberg, J. R. Stat. Soc. B 57, 1995). Answers in the order given.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).toSorted((a, b) => b.p - a.p);
  const adjusted = new Array<number>(pValues.length).fill(1);
  let smallest = 1;
  for (const [position, { p, index }] of order.entries()) {
    smallest = Math.min(smallest, p * (pValues.length / (pValues.length - position)));
    adjusted[index] = smallest;
  }
  return adjusted;
}
