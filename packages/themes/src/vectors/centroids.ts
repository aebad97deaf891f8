import { normalise } from './centre.ts';
import { dot, rowOf, type Matrix } from './matrix.ts';

/** Sum of the member rows of each group; rows with a negative label are in none. */
export interface GroupSums {
  sums: Matrix;
  sizes: Int32Array;
}

export function sumGroups(matrix: Matrix, labels: ArrayLike<number>, groups: number): GroupSums {
  const sums = { data: new Float32Array(groups * matrix.dim), dim: matrix.dim };
  const sizes = new Int32Array(groups);
  for (let row = 0; row < labels.length; row++) {
    const group = labels[row] ?? -1;
    if (group < 0) continue;
    sizes[group] = (sizes[group] ?? 0) + 1;
    const sum = rowOf(sums, group);
    const base = row * matrix.dim;
    for (let at = 0; at < sum.length; at++)
      sum[at] = (sum[at] ?? 0) + (matrix.data[base + at] ?? 0);
  }
  return { sums, sizes };
}

/** Unit-length mean of each group. */
export function centroidsOf(groups: GroupSums): Matrix {
  const centroids = { data: groups.sums.data.slice(), dim: groups.sums.dim };
  for (let group = 0; group < groups.sizes.length; group++) normalise(rowOf(centroids, group));
  return centroids;
}

/** Mean cosine over the pairs of one group of unit vectors; 1 for a group of one. */
export function groupCohesion(groups: GroupSums, group: number): number {
  const size = groups.sizes[group] ?? 0;
  if (size < 2) return 1;
  const sum = rowOf(groups.sums, group);
  return (dot(sum, sum) - size) / (size * (size - 1));
}

/** Cohesion averaged over the members of all groups of two or more. */
export function meanCohesion(groups: GroupSums): number {
  let total = 0;
  let members = 0;
  groups.sizes.forEach((size, group) => {
    if (size < 2) return;
    total += size * groupCohesion(groups, group);
    members += size;
  });
  return members === 0 ? 1 : total / members;
}
