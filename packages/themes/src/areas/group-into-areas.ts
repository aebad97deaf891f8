import { averageLinkage, groupsAfter } from './average-linkage.ts';
import type { SettledLabels } from '../discovery/settle-labels.ts';
import { centroidsOf, sumGroups } from '../vectors/centroids.ts';
import { dot, rowOf, type Matrix } from '../vectors/matrix.ts';

/** Area of each theme: the average-linkage tree over theme centroids, cut to a handful. */
export function groupIntoAreas(centred: Matrix, settled: SettledLabels): Int32Array {
  const centres = centroidsOf(sumGroups(centred, settled.labels, settled.themes));
  const size = settled.themes;
  const values = new Float64Array(size * size);
  for (let left = 0; left < size; left++) {
    for (let right = 0; right < size; right++)
      values[left * size + right] = dot(rowOf(centres, left), rowOf(centres, right));
  }
  const merges = averageLinkage({ size, values }, new Float64Array(size).fill(1));
  return groupsAfter(merges, size, size - areasFor(size));
}

/** About the square root of the themes, but a handful that a reader can hold: 3 to 12. */
function areasFor(themes: number): number {
  return Math.min(themes, Math.max(1, Math.min(12, Math.max(3, Math.round(Math.sqrt(themes))))));
}
