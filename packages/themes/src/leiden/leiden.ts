import { aggregateGraph } from './aggregate-graph.ts';
import { moveNodes } from './move-nodes.ts';
import { numberDensely, type Partition } from './partition.ts';
import { refinePartition } from './refine-partition.ts';
import { totalWeight, type WeightedGraph } from '../graph/weighted-graph.ts';
import type { Random } from '../random.ts';

export interface LeidenOptions {
  /** γ of modularity (Reichardt & Bornholdt 2006): higher gives more, smaller communities. */
  resolution: number;
  random: Random;
  /** Whole passes at most; each starts from the partition the last one left. */
  passes?: number;
  /** Where to start; every node alone when absent. */
  start?: Partition;
}

/**
 * Communities of a graph by Leiden (Traag, Waltman & van Eck 2019): local moving, refinement, aggregation, repeated
 * until nothing moves. Communities are connected; none can gain by losing one node to another or to a new community.
 */
export function leiden(graph: WeightedGraph, options: LeidenOptions): Partition {
  const penalty = options.resolution / Math.max(Number.MIN_VALUE, 2 * totalWeight(graph));
  let partition = options.start ?? Int32Array.from({ length: graph.size }, (_, node) => node);
  for (let pass = 0; pass < (options.passes ?? 10); pass++) {
    const next = improveOnce(graph, partition, { penalty, random: options.random });
    partition = next.partition;
    if (!next.moved) break;
  }
  return numberDensely(partition).partition;
}

interface Improvement {
  penalty: number;
  random: Random;
}

function improveOnce(
  graph: WeightedGraph,
  start: Partition,
  options: Improvement,
): { partition: Partition; moved: boolean } {
  let level = { graph, partition: start };
  let members = Int32Array.from({ length: graph.size }, (_, node) => node);
  let moved = false;
  for (;;) {
    const movedHere = moveNodes(level.graph, { ...options, partition: level.partition });
    moved ||= movedHere > 0;
    const communities = numberDensely(level.partition);
    level.partition = communities.partition;
    if (communities.count === level.graph.size) break;
    const refined = refinePartition(level.graph, { ...options, partition: level.partition });
    if (refined.count === level.graph.size) break;
    members = members.map((node) => refined.partition[node] ?? 0);
    level = aggregateGraph(level.graph, refined, level.partition);
  }
  return { partition: members.map((node) => level.partition[node] ?? 0), moved };
}
