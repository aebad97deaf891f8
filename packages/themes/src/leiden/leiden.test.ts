import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { leiden } from './leiden.ts';
import { graphFromEdges, totalWeight, type WeightedGraph } from '../graph/weighted-graph.ts';
import { seededRandom } from '../random.ts';

/** Zachary's karate club (1977), members from 1. */
const KARATE = `1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13
  1-14 2-14 3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30 2-31 9-31
  1-32 25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34
  19-34 20-34 21-34 23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34`;

const graphs = fc.integer({ min: 2, max: 30 }).chain((size) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1, max: 9 })), {
      selector: ([from, to]) => Math.min(from, to) * size + Math.max(from, to),
      maxLength: 90,
    })
    .map((edges) =>
      build(
        size,
        edges.filter(([from, to]) => from !== to),
      ),
    ),
);

describe('leiden', () => {
  it('finds the best known modularity of the karate club', () => {
    const edges = KARATE.split(/\s+/u).map((edge): [number, number, number] => {
      const [from = 0, to = 0] = edge.split('-').map(Number);
      return [from - 1, to - 1, 1];
    });
    const graph = build(34, edges);
    const best = Math.max(
      ...[1, 2, 3, 4, 5].map((seed) =>
        modularity(graph, leiden(graph, { resolution: 1, random: seededRandom(seed) }), 1),
      ),
    );
    expect(best).toBeCloseTo(0.4198, 4);
  });

  it('separates two cliques joined by one edge', () => {
    const clique = (first: number): [number, number, number][] =>
      [0, 1, 2, 3].flatMap((left) =>
        [0, 1, 2, 3]
          .filter((right) => right > left)
          .map((right) => [first + left, first + right, 1] as [number, number, number]),
      );
    const partition = leiden(build(8, [...clique(0), ...clique(4), [3, 4, 1]]), {
      resolution: 1,
      random: seededRandom(1),
    });
    expect([...partition]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });

  it('makes every community connected', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.nat(),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (graph, seed, resolution) => {
          const partition = leiden(graph, { resolution, random: seededRandom(seed), passes: 50 });
          expect(new Set(partition).size).toBe(componentsWithin(graph, partition));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves no node that would gain by moving, and none below a partition of single nodes', () => {
    fc.assert(
      fc.property(
        graphs,
        fc.nat(),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (graph, seed, resolution) => {
          const partition = leiden(graph, { resolution, random: seededRandom(seed), passes: 50 });
          const reached = modularity(graph, partition, resolution);
          const alone = Int32Array.from({ length: graph.size }, (_, node) => node);
          expect(reached).toBeGreaterThanOrEqual(modularity(graph, alone, resolution) - 1e-9);
          expect(bestSingleMove(graph, partition, resolution)).toBeLessThanOrEqual(reached + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('repeats itself for a seed', () => {
    fc.assert(
      fc.property(graphs, fc.nat(), (graph, seed) => {
        const run = (): Int32Array => leiden(graph, { resolution: 1, random: seededRandom(seed) });
        expect(run()).toEqual(run());
      }),
    );
  });
});

function build(size: number, edges: [number, number, number][]): WeightedGraph {
  return graphFromEdges(size, {
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    weights: Float64Array.from(edges, ([, , weight]) => weight),
  });
}

/** Newman's Q by its definition over all pairs. */
function modularity(graph: WeightedGraph, partition: Int32Array, resolution: number): number {
  const twice = 2 * totalWeight(graph);
  if (twice === 0) return 0;
  let sum = 0;
  for (let from = 0; from < graph.size; from++) {
    for (let edge = graph.starts[from] ?? 0; edge < (graph.starts[from + 1] ?? 0); edge++) {
      if (partition[graph.targets[edge] ?? 0] === partition[from]) sum += graph.weights[edge] ?? 0;
    }
    for (let to = 0; to < graph.size; to++) {
      if (partition[to] === partition[from])
        sum -= (resolution * (graph.mass[from] ?? 0) * (graph.mass[to] ?? 0)) / twice;
    }
  }
  return sum / twice;
}

function bestSingleMove(graph: WeightedGraph, partition: Int32Array, resolution: number): number {
  let best = -Infinity;
  for (let node = 0; node < graph.size; node++) {
    for (const community of new Set([...partition, graph.size])) {
      const moved = partition.slice();
      moved[node] = community;
      best = Math.max(best, modularity(graph, moved, resolution));
    }
  }
  return best;
}

function componentsWithin(graph: WeightedGraph, partition: Int32Array): number {
  const seen = new Set<number>();
  let components = 0;
  for (let start = 0; start < graph.size; start++) {
    if (seen.has(start)) continue;
    components++;
    const open = [start];
    while (open.length > 0) {
      const node = open.pop() ?? 0;
      if (seen.has(node)) continue;
      seen.add(node);
      const next = [...graph.targets.subarray(graph.starts[node], graph.starts[node + 1])];
      open.push(...next.filter((other) => partition[other] === partition[node]));
    }
  }
  return components;
}
