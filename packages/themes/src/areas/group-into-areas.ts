import type { SettledLabels } from '../discovery/settle-labels.ts';
import { neighbourGraph } from '../graph/neighbour-graph.ts';
import { leiden } from '../leiden/leiden.ts';
import { exactNeighbours } from '../neighbours/exact-neighbours.ts';
import { scaleLocally } from '../neighbours/scale-locally.ts';
import { seededRandom } from '../random.ts';
import { centreRows } from '../vectors/centre.ts';
import { centroidsOf, sumGroups } from '../vectors/centroids.ts';
import type { Matrix } from '../vectors/matrix.ts';

/** Below this many themes a second level would only repeat the first. */
const LEAST_THEMES = 5;
const SEARCHED = 40;
const NEIGHBOURS = 12;
const SURROUNDINGS = 5;
/** Gives about ten areas for fifty themes and twenty for a hundred and fifty. */
const RESOLUTION = 2.2;

/** Area of each theme, 0 … areas − 1: communities of a graph that joins themes by their centroids. */
export function groupIntoAreas(centred: Matrix, settled: SettledLabels, seed: number): Int32Array {
  if (settled.themes < LEAST_THEMES) return new Int32Array(settled.themes);
  const centroids = centreRows(centroidsOf(sumGroups(centred, settled.labels, settled.themes)));
  const nearest = exactNeighbours(centroids, SEARCHED, () => undefined);
  const graph = neighbourGraph(
    scaleLocally(nearest, { width: NEIGHBOURS, surroundings: SURROUNDINGS }),
  );
  return leiden(graph, { resolution: RESOLUTION, random: seededRandom(seed) });
}
