import { countContingency } from './contingency.ts';

/** Agreement on pairs of rows, 0 for chance and 1 for identical (Hubert & Arabie 1985). */
export function adjustedRandIndex(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  const { total, clusters, labels, cells } = countContingency(predicted, truth);
  const together = sum(cells, ({ count }) => pairs(count));
  const inClusters = sum([...clusters], pairs);
  const inLabels = sum([...labels], pairs);
  const expected = total < 2 ? 0 : (inClusters * inLabels) / pairs(total);
  const most = (inClusters + inLabels) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
