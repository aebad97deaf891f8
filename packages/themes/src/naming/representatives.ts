import { centroidsOf, sumGroups } from '../vectors/centroids.ts';
import { dot, rowOf, type Matrix } from '../vectors/matrix.ts';

/** Weight of being unlike those already chosen, against being central. */
const DIVERSITY = 0.5;
const POOL = 60;

/**
 * Rows that stand for each theme, `count` at most: first the medoid, then rows that are central yet unlike those chosen
 * (maximal marginal relevance, Carbonell & Goldstein 1998).
 */
export function chooseRepresentatives(
  matrix: Matrix,
  labels: ArrayLike<number>,
  options: { themes: number; count: number },
): number[][] {
  const centroids = centroidsOf(sumGroups(matrix, labels, options.themes));
  const members = Array.from(
    { length: options.themes },
    (): { row: number; central: number }[] => [],
  );
  for (let row = 0; row < labels.length; row++) {
    const theme = labels[row] ?? -1;
    if (theme >= 0)
      members[theme]?.push({ row, central: dot(rowOf(matrix, row), rowOf(centroids, theme)) });
  }
  return members.map((own) => pickDiverse(matrix, own, options.count));
}

function pickDiverse(
  matrix: Matrix,
  members: { row: number; central: number }[],
  count: number,
): number[] {
  const pool = members
    .toSorted((left, right) => right.central - left.central || left.row - right.row)
    .slice(0, POOL);
  const chosen: number[] = [];
  while (chosen.length < count && pool.length > 0) {
    const gains = pool.map(
      ({ row, central }) => central - DIVERSITY * closest(matrix, row, chosen),
    );
    const [picked] = pool.splice(gains.indexOf(Math.max(...gains)), 1);
    if (picked) chosen.push(picked.row);
  }
  return chosen;
}

function closest(matrix: Matrix, row: number, chosen: readonly number[]): number {
  return chosen.reduce(
    (most, other) => Math.max(most, dot(rowOf(matrix, row), rowOf(matrix, other))),
    0,
  );
}
