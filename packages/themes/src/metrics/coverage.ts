/** Share of rows that have a theme (an id of 0 or more). */
export function coverage(labels: ArrayLike<number>): number {
  let assigned = 0;
  for (let row = 0; row < labels.length; row++) if ((labels[row] ?? -1) >= 0) assigned++;
  return labels.length === 0 ? 1 : assigned / labels.length;
}
