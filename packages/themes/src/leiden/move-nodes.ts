import { createCommunityLinks, gatherLinks, type CommunityLinks } from './community-links.ts';
import type { Partition } from './partition.ts';
import type { WeightedGraph } from '../graph/weighted-graph.ts';
import { randomOrder, type Random } from '../random.ts';

export interface MoveOptions {
  partition: Partition;
  /** Resolution over twice the total weight. */
  penalty: number;
  random: Random;
}

/** Gains below this are rounding noise; without it two equal communities could trade a node for ever. */
const LEAST_GAIN = 1e-10;

/**
 * Fast local moving: nodes are visited from a queue, and a move puts the mover's neighbours outside its new community
 * back on it. Community ids must be below the number of nodes. Changes `partition` in place; returns the moves made.
 */
export function moveNodes(graph: WeightedGraph, options: MoveOptions): number {
  const state = createMoveState(graph, options.partition);
  const queue = randomOrder(graph.size, options.random);
  const queued = new Uint8Array(graph.size).fill(1);
  let moves = 0;
  for (let head = 0, waiting = graph.size; waiting > 0; head = (head + 1) % graph.size) {
    const node = queue[head] ?? 0;
    waiting--;
    queued[node] = 0;
    if (!moveToBest(graph, state, { node, penalty: options.penalty })) continue;
    moves++;
    waiting = enqueueNeighbours(graph, state, {
      node,
      queue,
      queued,
      tail: head + 1 + waiting,
      waiting,
    });
  }
  return moves;
}

interface MoveState {
  partition: Partition;
  mass: Float64Array;
  members: Int32Array;
  /** Ids without members, a stack of `freeCount`. */
  free: Int32Array;
  freeCount: number;
  links: CommunityLinks;
}

function createMoveState(graph: WeightedGraph, partition: Partition): MoveState {
  const state = {
    partition,
    mass: new Float64Array(graph.size),
    members: new Int32Array(graph.size),
    free: new Int32Array(graph.size),
    freeCount: 0,
    links: createCommunityLinks(graph.size),
  };
  for (let node = 0; node < graph.size; node++) {
    const community = partition[node] ?? 0;
    state.mass[community] = (state.mass[community] ?? 0) + (graph.mass[node] ?? 0);
    state.members[community] = (state.members[community] ?? 0) + 1;
  }
  for (let id = graph.size - 1; id >= 0; id--)
    if (state.members[id] === 0) state.free[state.freeCount++] = id;
  return state;
}

function moveToBest(
  graph: WeightedGraph,
  state: MoveState,
  at: { node: number; penalty: number },
): boolean {
  const home = state.partition[at.node] ?? 0;
  const cost = at.penalty * (graph.mass[at.node] ?? 0);
  gatherLinks(state.links, graph, { node: at.node, partition: state.partition });
  const stay =
    (state.links.weight[home] ?? 0) - cost * ((state.mass[home] ?? 0) - (graph.mass[at.node] ?? 0));
  let best = home;
  let bestGain = stay + LEAST_GAIN;
  for (let index = 0; index < state.links.count; index++) {
    const community = state.links.found[index] ?? 0;
    if (community === home) continue;
    const gain = (state.links.weight[community] ?? 0) - cost * (state.mass[community] ?? 0);
    if (gain <= bestGain) continue;
    best = community;
    bestGain = gain;
  }
  if (bestGain < 0 && state.freeCount > 0) best = state.free[state.freeCount - 1] ?? home;
  if (best === home) return false;
  relabel(graph, state, { node: at.node, home, best });
  return true;
}

function relabel(
  graph: WeightedGraph,
  state: MoveState,
  move: { node: number; home: number; best: number },
): void {
  const mass = graph.mass[move.node] ?? 0;
  if (state.members[move.best] === 0) state.freeCount--;
  state.partition[move.node] = move.best;
  state.mass[move.home] = (state.mass[move.home] ?? 0) - mass;
  state.mass[move.best] = (state.mass[move.best] ?? 0) + mass;
  state.members[move.best] = (state.members[move.best] ?? 0) + 1;
  state.members[move.home] = (state.members[move.home] ?? 0) - 1;
  if (state.members[move.home] === 0) state.free[state.freeCount++] = move.home;
}

interface Enqueueing {
  node: number;
  queue: Int32Array;
  queued: Uint8Array;
  tail: number;
  waiting: number;
}

/** Returns how many wait now. The queue is a ring; at most every node waits once, so it cannot overrun. */
function enqueueNeighbours(graph: WeightedGraph, state: MoveState, to: Enqueueing): number {
  const community = state.partition[to.node];
  const end = graph.starts[to.node + 1] ?? 0;
  let { tail, waiting } = to;
  for (let edge = graph.starts[to.node] ?? 0; edge < end; edge++) {
    const neighbour = graph.targets[edge] ?? 0;
    if (to.queued[neighbour] === 1 || state.partition[neighbour] === community) continue;
    to.queue[tail % graph.size] = neighbour;
    to.queued[neighbour] = 1;
    tail++;
    waiting++;
  }
  return waiting;
}
