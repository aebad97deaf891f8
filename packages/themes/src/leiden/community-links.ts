import type { WeightedGraph } from '../graph/weighted-graph.ts';
import type { Partition } from './partition.ts';

/** Reusable scratch: the weight from one node to each community next to it. */
export interface CommunityLinks {
  /** Communities met in the last `gather`, `count` of them. */
  found: Int32Array;
  count: number;
  /** Weight to a community; zero for one not met. */
  weight: Float64Array;
}

export function createCommunityLinks(size: number): CommunityLinks {
  return { found: new Int32Array(size), count: 0, weight: new Float64Array(size) };
}

/** Sums the weights from `node` by its neighbours' community, forgetting the previous node's. */
export function gatherLinks(
  links: CommunityLinks,
  graph: WeightedGraph,
  at: { node: number; partition: Partition },
): void {
  for (let index = 0; index < links.count; index++) links.weight[links.found[index] ?? 0] = 0;
  links.count = 0;
  const end = graph.starts[at.node + 1] ?? 0;
  for (let edge = graph.starts[at.node] ?? 0; edge < end; edge++) {
    const community = at.partition[graph.targets[edge] ?? 0] ?? 0;
    const sum = links.weight[community] ?? 0;
    if (sum === 0) links.found[links.count++] = community;
    links.weight[community] = sum + (graph.weights[edge] ?? 0);
  }
}
