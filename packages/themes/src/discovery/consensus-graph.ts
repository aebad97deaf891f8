import { graphFromEdges, type WeightedGraph } from '../graph/weighted-graph.ts';
import { neighbourPairs } from '../graph/neighbour-graph.ts';
import type { Partition } from '../leiden/partition.ts';
import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

/** Pairs that fewer of the partitions put together are left apart. */
const LEAST_AGREEMENT = 0.05;

/** Joins neighbours by the share of partitions that put them together (evidence accumulation, Fred & Jain 2005). */
export function consensusGraph(
  table: NeighbourTable,
  partitions: readonly Partition[],
): WeightedGraph {
  const { from, to } = neighbourPairs(table);
  const agreement = Float64Array.from(from, (row, pair) => {
    const together = partitions.filter((partition) => partition[row] === partition[to[pair] ?? 0]);
    return together.length / partitions.length;
  });
  const kept = [...agreement.keys()].filter((pair) => (agreement[pair] ?? 0) > LEAST_AGREEMENT);
  return graphFromEdges(table.rows, {
    from: Int32Array.from(kept, (pair) => from[pair] ?? 0),
    to: Int32Array.from(kept, (pair) => to[pair] ?? 0),
    weights: Float64Array.from(kept, (pair) => agreement[pair] ?? 0),
  });
}
