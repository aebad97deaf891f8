import { graphFromEdges, type WeightedGraph } from './weighted-graph.ts';
import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

/** Keeps opposite pairs from becoming zero or negative weights, which modularity has no meaning for. */
const LEAST_WEIGHT = 1e-3;

/** Joins every row to its nearest rows, an edge weighing their similarity. */
export function neighbourGraph(table: NeighbourTable): WeightedGraph {
  const { from, to, at } = neighbourPairs(table);
  const weights = new Float64Array(at.length);
  for (let edge = 0; edge < at.length; edge++) {
    weights[edge] = Math.max(LEAST_WEIGHT, table.similarities[at[edge] ?? 0] ?? 0);
  }
  return graphFromEdges(table.rows, { from, to, weights });
}

export interface NeighbourPairs {
  from: Int32Array;
  to: Int32Array;
  /** Where in the table the pair was found. */
  at: Int32Array;
}

/** Every unordered pair in which one is among the other's nearest, once, grouped by `from`. */
export function neighbourPairs(table: NeighbourTable): NeighbourPairs {
  const from: number[] = [];
  const to: number[] = [];
  const slots: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    for (let at = row * table.width; at < (row + 1) * table.width; at++) {
      const other = table.ids[at] ?? -1;
      if (other < 0 || (other < row && isNeighbour(table, other, row))) continue;
      from.push(row);
      to.push(other);
      slots.push(at);
    }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), at: Int32Array.from(slots) };
}

function isNeighbour(table: NeighbourTable, row: number, candidate: number): boolean {
  for (let at = row * table.width; at < (row + 1) * table.width; at++)
    if (table.ids[at] === candidate) return true;
  return false;
}
