import { createCommunityLinks, gatherLinks, type CommunityLinks } from './community-links.ts';
import { numberDensely, type NumberedPartition, type Partition } from './partition.ts';
import type { WeightedGraph } from '../graph/weighted-graph.ts';
import { randomOrder, type Random } from '../random.ts';

export interface RefineOptions {
  partition: Partition;
  /** Resolution over twice the total weight. */
  penalty: number;
  random: Random;
}

/** Temperature of the random merge, in units of the node's total weight (θ of the paper). */
const TEMPERATURE = 0.01;

/**
 * Splits each community into well-connected parts: starting from single nodes, each node still alone joins a part of
 * its own community with a probability that grows with the gain. Parts are connected, which keeps communities so.
 */
export function refinePartition(graph: WeightedGraph, options: RefineOptions): NumberedPartition {
  const state = createRefineState(graph, options);
  for (const node of randomOrder(graph.size, options.random)) {
    if (state.members[node] !== 1 || state.parts[node] !== node || !isWellConnected(state, node))
      continue;
    gatherLinks(state.links, graph, { node, partition: state.parts });
    const part = choosePart(graph, state, node);
    if (part !== node) joinPart(state, node, part);
  }
  return numberDensely(state.parts);
}

interface RefineState {
  communities: Partition;
  communityMass: Float64Array;
  parts: Partition;
  partMass: Float64Array;
  /** Weight from a part to the rest of its community. */
  partCut: Float64Array;
  members: Int32Array;
  links: CommunityLinks;
  penalty: number;
  random: Random;
  gains: Float64Array;
}

function createRefineState(graph: WeightedGraph, options: RefineOptions): RefineState {
  const communityMass = new Float64Array(graph.size);
  const partCut = new Float64Array(graph.size);
  for (let node = 0; node < graph.size; node++) {
    const community = options.partition[node] ?? 0;
    communityMass[community] = (communityMass[community] ?? 0) + (graph.mass[node] ?? 0);
    partCut[node] = weightInside(graph, options.partition, node);
  }
  return {
    communities: options.partition,
    communityMass,
    parts: Int32Array.from({ length: graph.size }, (_, node) => node),
    partMass: graph.mass.slice(),
    partCut,
    members: new Int32Array(graph.size).fill(1),
    links: createCommunityLinks(graph.size),
    penalty: options.penalty,
    random: options.random,
    gains: new Float64Array(graph.size),
  };
}

function weightInside(graph: WeightedGraph, partition: Partition, node: number): number {
  const end = graph.starts[node + 1] ?? 0;
  let sum = 0;
  for (let edge = graph.starts[node] ?? 0; edge < end; edge++) {
    if (partition[graph.targets[edge] ?? 0] === partition[node]) sum += graph.weights[edge] ?? 0;
  }
  return sum;
}

/** Whether a part (named after one of its nodes) has enough weight to the rest of its community. */
function isWellConnected(state: RefineState, part: number): boolean {
  const mass = state.partMass[part] ?? 0;
  const rest = (state.communityMass[state.communities[part] ?? 0] ?? 0) - mass;
  return (state.partCut[part] ?? 0) >= state.penalty * mass * rest;
}

function choosePart(graph: WeightedGraph, state: RefineState, node: number): number {
  const scale = TEMPERATURE * Math.max(Number.MIN_VALUE, graph.mass[node] ?? 0);
  const best = gatherGains(graph, state, node);
  if (best < 0) return node;
  let total = best >= 0 ? Math.exp(-best / scale) : 0;
  for (let index = 0; index < state.links.count; index++) {
    const gain = state.gains[index] ?? -1;
    if (gain >= 0) total += Math.exp((gain - best) / scale);
  }
  let left = state.random() * total;
  for (let index = 0; index < state.links.count; index++) {
    const gain = state.gains[index] ?? -1;
    if (gain >= 0) left -= Math.exp((gain - best) / scale);
    if (gain >= 0 && left <= 0) return state.links.found[index] ?? node;
  }
  return node;
}

/** Fills `gains` in step with the links found (−1 where joining is not allowed); returns the best, −1 if none. */
function gatherGains(graph: WeightedGraph, state: RefineState, node: number): number {
  const cost = state.penalty * (graph.mass[node] ?? 0);
  let best = -1;
  for (let index = 0; index < state.links.count; index++) {
    const part = state.links.found[index] ?? 0;
    const allowed =
      state.communities[part] === state.communities[node] &&
      part !== node &&
      isWellConnected(state, part);
    const gain = allowed
      ? (state.links.weight[part] ?? 0) - cost * (state.partMass[part] ?? 0)
      : -1;
    state.gains[index] = gain;
    if (gain > best) best = gain;
  }
  return best;
}

function joinPart(state: RefineState, node: number, part: number): void {
  state.parts[node] = part;
  state.partMass[part] = (state.partMass[part] ?? 0) + (state.partMass[node] ?? 0);
  state.partCut[part] =
    (state.partCut[part] ?? 0) + (state.partCut[node] ?? 0) - 2 * (state.links.weight[part] ?? 0);
  state.members[part] = (state.members[part] ?? 0) + 1;
  state.members[node] = 0;
}
