import type { NumberedPartition, Partition } from './partition.ts';
import type { WeightedGraph } from '../graph/weighted-graph.ts';

export interface GraphLevel {
  graph: WeightedGraph;
  partition: Partition;
}

/** One node per part, starting in the community that its members have in `communities`. */
export function aggregateGraph(
  graph: WeightedGraph,
  parts: NumberedPartition,
  communities: Partition,
): GraphLevel {
  const partition = new Int32Array(parts.count);
  const mass = new Float64Array(parts.count);
  for (let node = 0; node < graph.size; node++) {
    const part = parts.partition[node] ?? 0;
    partition[part] = communities[node] ?? 0;
    mass[part] = (mass[part] ?? 0) + (graph.mass[node] ?? 0);
  }
  return { graph: { size: parts.count, mass, ...sumEdges(graph, parts) }, partition };
}

interface EdgeSums {
  starts: Int32Array;
  targets: Int32Array;
  weights: Float64Array;
  used: number;
  /** Where the current part's edge to another part stands; below `first` it belongs to an earlier part. */
  slot: Int32Array;
  first: number;
}

function sumEdges(
  graph: WeightedGraph,
  parts: NumberedPartition,
): Pick<WeightedGraph, 'starts' | 'targets' | 'weights'> {
  const groups = groupNodes(parts);
  const sums: EdgeSums = {
    starts: new Int32Array(parts.count + 1),
    targets: new Int32Array(graph.targets.length),
    weights: new Float64Array(graph.targets.length),
    used: 0,
    slot: new Int32Array(parts.count).fill(-1),
    first: 0,
  };
  for (let part = 0; part < parts.count; part++) {
    sums.first = sums.used;
    const end = groups.starts[part + 1] ?? 0;
    for (let at = groups.starts[part] ?? 0; at < end; at++)
      addEdgesOf(sums, graph, { parts, node: groups.nodes[at] ?? 0 });
    sums.starts[part + 1] = sums.used;
  }
  const { starts, targets, weights, used } = sums;
  return { starts, targets: targets.slice(0, used), weights: weights.slice(0, used) };
}

function addEdgesOf(
  sums: EdgeSums,
  graph: WeightedGraph,
  of: { parts: NumberedPartition; node: number },
): void {
  const part = of.parts.partition[of.node];
  const end = graph.starts[of.node + 1] ?? 0;
  for (let edge = graph.starts[of.node] ?? 0; edge < end; edge++) {
    const other = of.parts.partition[graph.targets[edge] ?? 0] ?? 0;
    if (other === part) continue;
    const known = sums.slot[other] ?? -1;
    const at = known >= sums.first ? known : sums.used++;
    sums.slot[other] = at;
    sums.targets[at] = other;
    sums.weights[at] = (sums.weights[at] ?? 0) + (graph.weights[edge] ?? 0);
  }
}

function groupNodes(parts: NumberedPartition): { starts: Int32Array; nodes: Int32Array } {
  const starts = new Int32Array(parts.count + 1);
  for (const part of parts.partition) starts[part + 1] = (starts[part + 1] ?? 0) + 1;
  for (let part = 0; part < parts.count; part++)
    starts[part + 1] = (starts[part + 1] ?? 0) + (starts[part] ?? 0);
  const next = starts.slice();
  const nodes = new Int32Array(parts.partition.length);
  for (let node = 0; node < nodes.length; node++) {
    const part = parts.partition[node] ?? 0;
    const at = next[part] ?? 0;
    next[part] = at + 1;
    nodes[at] = node;
  }
  return { starts, nodes };
}
