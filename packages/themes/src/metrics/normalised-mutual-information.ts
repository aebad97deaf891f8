import { countContingency } from './contingency.ts';

/** Mutual information over the arithmetic mean of the two entropies, in [0, 1] (Strehl & Ghosh 2002). */
export function normalisedMutualInformation(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
): number {
  const { total, clusters, labels, cells } = countContingency(predicted, truth);
  const mean = (entropy(clusters, total) + entropy(labels, total)) / 2;
  if (mean === 0) return 1;
  let information = 0;
  for (const { cluster, label, count } of cells) {
    const expected = ((clusters[cluster] ?? 0) * (labels[label] ?? 0)) / total;
    information += (count / total) * Math.log(count / expected);
  }
  return Math.min(1, Math.max(0, information / mean));
}

function entropy(counts: Int32Array, total: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum -= (count / total) * Math.log(count / total);
  return sum;
}
