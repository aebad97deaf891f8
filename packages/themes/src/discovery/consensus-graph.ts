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
  const agreement = countAgreement({ from, to }, partitions);
  let kept = 0;
  for (let pair = 0; pair < agreement.length; pair++) {
    const share = (agreement[pair] ?? 0) / partitions.length;
    if (share <= LEAST_AGREEMENT) continue;
    from[kept] = from[pair] ?? 0;
    to[kept] = to[pair] ?? 0;
    agreement[kept++] = share;
  }
  return graphFromEdges(table.rows, {
    from: from.subarray(0, kept),
    to: to.subarray(0, kept),
    weights: agreement.subarray(0, kept),
  });
}

function countAgreement(
  pairs: { from: Int32Array; to: Int32Array },
  partitions: readonly Partition[],
): Float64Array {
  const agreement = new Float64Array(pairs.from.length);
  for (const partition of partitions) {
    for (let pair = 0; pair < agreement.length; pair++) {
      const together = partition[pairs.from[pair] ?? 0] === partition[pairs.to[pair] ?? 0];
      if (together) agreement[pair] = (agreement[pair] ?? 0) + 1;
    }
  }
  return agreement;
}
