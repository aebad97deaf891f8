import { leiden } from '../leiden/leiden.ts';
import type { Partition } from '../leiden/partition.ts';
import type { WeightedGraph } from '../graph/weighted-graph.ts';
import { seededRandom } from '../random.ts';
import { meanCohesion, sumGroups } from '../vectors/centroids.ts';
import type { Matrix } from '../vectors/matrix.ts';

export interface GranularityInput {
  graph: WeightedGraph;
  /** Centred unit rows. */
  vectors: Matrix;
  seed: number;
  /** Mean cosine that members of a theme have with each other. */
  cohesion: number;
}

export interface Granularity {
  partition: Partition;
  resolution: number;
}

const LOWEST_LOG2 = -4;
const HIGHEST_LOG2 = 6;
const STEPS = 9;
const CLOSE_ENOUGH = 0.002;

/**
 * Finds by bisection the resolution whose communities are as tight as asked. Unlike a fixed resolution, which splits a
 * theme further the more rows it has, tightness means the same in a set of 400 rows and in one of 20,000.
 */
export function chooseGranularity(
  input: GranularityInput,
  onProgress: (done: number) => void,
): Granularity {
  let [low, high] = [LOWEST_LOG2, HIGHEST_LOG2];
  let best: Granularity | undefined;
  let bestMiss = Infinity;
  for (let step = 0; step < STEPS && bestMiss > CLOSE_ENOUGH; step++) {
    const resolution = 2 ** ((low + high) / 2);
    const partition = leiden(input.graph, {
      resolution,
      random: seededRandom(input.seed),
      passes: 2,
    });
    const cohesion = partitionCohesion(input.vectors, partition);
    const miss = Math.abs(cohesion - input.cohesion);
    if (miss < bestMiss) [best, bestMiss] = [{ partition, resolution }, miss];
    if (cohesion < input.cohesion) low = Math.log2(resolution);
    else high = Math.log2(resolution);
    onProgress((step + 1) / STEPS);
  }
  return best ?? { partition: new Int32Array(input.graph.size), resolution: 1 };
}

function partitionCohesion(vectors: Matrix, partition: Partition): number {
  return meanCohesion(
    sumGroups(vectors, partition, 1 + partition.reduce((most, id) => Math.max(most, id), -1)),
  );
}
