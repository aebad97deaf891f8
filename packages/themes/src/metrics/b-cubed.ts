import { countContingency } from './contingency.ts';

export interface BCubed {
  precision: number;
  recall: number;
  f1: number;
}

/** Per-row precision and recall of the row's cluster, averaged over rows (Bagga & Baldwin 1998). */
export function bCubed(predicted: ArrayLike<number>, truth: ArrayLike<number>): BCubed {
  const { total, clusters, labels, cells } = countContingency(predicted, truth);
  if (total === 0) return { precision: 1, recall: 1, f1: 1 };
  let precision = 0;
  let recall = 0;
  for (const { cluster, label, count } of cells) {
    precision += count ** 2 / (clusters[cluster] ?? 1) / total;
    recall += count ** 2 / (labels[label] ?? 1) / total;
  }
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
