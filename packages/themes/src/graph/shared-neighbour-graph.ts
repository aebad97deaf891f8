import { neighbourPairs } from './neighbour-graph.ts';
import { graphFromEdges, type WeightedGraph } from './weighted-graph.ts';
import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

/**
 * Joins every row to its nearest rows, weighing an edge by the Jaccard index of the two neighbourhoods (each with its
 * own row): rows that agree on their neighbours belong together even where raw cosines differ (Jarvis & Patrick 1973).
 */
export function sharedNeighbourGraph(table: NeighbourTable): WeightedGraph {
  const { from, to } = neighbourPairs(table);
  const weights = new Float64Array(from.length);
  const mark = new Int32Array(table.rows).fill(-1);
  for (let edge = 0; edge < weights.length; edge++) {
    const row = from[edge] ?? 0;
    if (mark[row] !== row) markNeighbourhood(table, mark, row);
    weights[edge] = jaccard(table, mark, { from: row, to: to[edge] ?? 0 });
  }
  return graphFromEdges(table.rows, { from, to, weights });
}

/** `mark[x] === row` now says that x is in the neighbourhood of `row`. */
function markNeighbourhood(table: NeighbourTable, mark: Int32Array, row: number): void {
  for (let at = row * table.width; at < (row + 1) * table.width; at++) {
    const id = table.ids[at] ?? -1;
    if (id >= 0) mark[id] = row;
  }
  mark[row] = row;
}

function jaccard(
  table: NeighbourTable,
  mark: Int32Array,
  pair: { from: number; to: number },
): number {
  let both = mark[pair.to] === pair.from ? 1 : 0;
  for (let at = pair.to * table.width; at < (pair.to + 1) * table.width; at++) {
    const id = table.ids[at] ?? -1;
    if (id >= 0 && mark[id] === pair.from) both++;
  }
  return both / (2 * (table.width + 1) - both);
}
