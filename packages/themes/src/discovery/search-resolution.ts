import { leiden } from '../leiden/leiden.ts';
import type { Partition } from '../leiden/partition.ts';
import type { WeightedGraph } from '../graph/weighted-graph.ts';
import { seededRandom } from '../random.ts';
import { meanCohesion, sumGroups } from '../vectors/centroids.ts';
import type { Matrix } from '../vectors/matrix.ts';

export interface ResolutionSearch {
  graph: WeightedGraph;
  /** Centred unit rows. */
  vectors: Matrix;
  seed: number;
  /** Mean cosine that members of a theme are to have with each other. */
  cohesion: number;
  /** Base-2 logarithms of the resolutions to search between. */
  range: readonly [number, number];
  steps: number;
  /** Passes of Leiden at each step. */
  passes: number;
}

export interface ResolvedPartition {
  partition: Partition;
  resolution: number;
  cohesion: number;
}

/**
 * Bisects for the resolution whose communities are as tight as asked; returns every step's partition, closest first.
 * Unlike a fixed resolution, which splits a theme further the more rows it has, tightness means the same in a set of
 * 400 rows and in one of 20,000.
 */
export function searchResolution(search: ResolutionSearch): ResolvedPartition[] {
  let [low, high] = search.range;
  const tried: ResolvedPartition[] = [];
  for (let step = 0; step < search.steps; step++) {
    const middle = (low + high) / 2;
    const random = seededRandom(search.seed + step);
    const partition = leiden(search.graph, {
      resolution: 2 ** middle,
      random,
      passes: search.passes,
    });
    const cohesion = partitionCohesion(search.vectors, partition);
    tried.push({ partition, resolution: 2 ** middle, cohesion });
    if (cohesion < search.cohesion) low = middle;
    else high = middle;
  }
  return tried.sort(
    (left, right) =>
      Math.abs(left.cohesion - search.cohesion) - Math.abs(right.cohesion - search.cohesion),
  );
}

function partitionCohesion(vectors: Matrix, partition: Partition): number {
  return meanCohesion(
    sumGroups(vectors, partition, 1 + partition.reduce((most, id) => Math.max(most, id), -1)),
  );
}
