/** How often each pair of predicted cluster and true label occurs together. */
export interface Contingency {
  total: number;
  clusters: Int32Array;
  labels: Int32Array;
  /** Non-zero cells. */
  cells: { cluster: number; label: number; count: number }[];
}

/**
 * Counts two labelings of the same rows. Every row with a negative id is a cluster of its own, so that leaving rows
 * out is never rewarded.
 */
export function countContingency(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
): Contingency {
  const clusterOf = numberLabels(predicted);
  const labelOf = numberLabels(truth);
  const clusters = tally(clusterOf);
  const labels = tally(labelOf);
  const counts = new Map<number, number>();
  for (let row = 0; row < clusterOf.length; row++) {
    const key = (clusterOf[row] ?? 0) * labels.length + (labelOf[row] ?? 0);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const cells = [...counts].map(([key, count]) => ({
    cluster: Math.floor(key / labels.length),
    label: key % labels.length,
    count,
  }));
  return { total: clusterOf.length, clusters, labels, cells };
}

function numberLabels(labels: ArrayLike<number>): Int32Array {
  const numbers = new Map<number, number>();
  let next = 0;
  return Int32Array.from(labels, (label) => {
    const known = label < 0 ? undefined : numbers.get(label);
    if (known !== undefined) return known;
    if (label >= 0) numbers.set(label, next);
    return next++;
  });
}

function tally(numbered: Int32Array): Int32Array {
  let size = 0;
  for (const id of numbered) size = Math.max(size, id + 1);
  const counts = new Int32Array(size);
  for (const id of numbered) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}
