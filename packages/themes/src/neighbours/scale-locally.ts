import { collectNeighbours, type NeighbourTable } from './neighbour-table.ts';

export interface LocalScaling {
  /** Neighbours kept. */
  width: number;
  /** Nearest rows that tell how crowded a row's place is. */
  surroundings: number;
}

/** Turns differences of cosine into weights: a pair this much closer than its surroundings weighs e times more. */
const SOFTNESS = 0.15;

/**
 * Ranks neighbours by how much closer they are than the surroundings of either row (cross-domain similarity local
 * scaling, Conneau et al. 2018), so that rows near to everything stop gluing themes together. Similarities become
 * positive weights without an upper bound.
 */
export function scaleLocally(table: NeighbourTable, options: LocalScaling): NeighbourTable {
  const crowding = meanSimilarities(table, Math.min(options.surroundings, table.width));
  const collector = collectNeighbours(table.rows, Math.min(options.width, table.width));
  for (let row = 0; row < table.rows; row++) {
    for (let at = row * table.width; at < (row + 1) * table.width; at++) {
      const other = table.ids[at] ?? -1;
      if (other < 0) break;
      const crowded = ((crowding[row] ?? 0) + (crowding[other] ?? 0)) / 2;
      collector.offer(row, other, Math.exp(((table.similarities[at] ?? 0) - crowded) / SOFTNESS));
    }
  }
  return collector.finish(1);
}

/** Mean similarity of each row's nearest `count` neighbours. */
function meanSimilarities(table: NeighbourTable, count: number): Float64Array {
  return Float64Array.from({ length: table.rows }, (_, row) => {
    const found = table.similarities
      .subarray(row * table.width, row * table.width + count)
      .filter(Number.isFinite);
    return found.reduce((sum, similarity) => sum + similarity, 0) / Math.max(1, found.length);
  });
}
