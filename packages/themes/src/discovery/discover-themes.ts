import { chooseGranularity } from './choose-granularity.ts';
import { polishLabels } from './polish-labels.ts';
import { describeThemes, type DiscoveredTheme } from './describe-themes.ts';
import { settleLabels } from './settle-labels.ts';
import { groupIntoAreas } from '../areas/group-into-areas.ts';
import { neighbourGraph } from '../graph/neighbour-graph.ts';
import { blendNeighbours } from '../lexical/blend-neighbours.ts';
import { termVectors } from '../lexical/term-vectors.ts';
import { exactNeighbours } from '../neighbours/exact-neighbours.ts';
import { narrowTable, type NeighbourTable } from '../neighbours/neighbour-table.ts';
import { centreRows } from '../vectors/centre.ts';
import { rowCount, type Matrix } from '../vectors/matrix.ts';

export type DiscoveryStage = 'neighbours' | 'granularity' | 'areas';

export interface DiscoverThemes {
  /** n × dim, row-major, each row of length 1. */
  vectors: Float32Array;
  dim: number;
  /** The same seed and input give the same themes. */
  seed: number;
  /** The n texts, where at hand: shared words then sharpen the neighbours. */
  texts?: readonly string[];
  /** How alike the members of a theme are: mean cosine of pairs after centring. Higher gives more themes. */
  cohesion?: number;
  /** Called with the fraction done of the current stage, in [0, 1]. */
  onProgress?: (stage: DiscoveryStage, fraction: number) => void;
}

export interface Discovery {
  /** Theme of each row, an index into `themes`; −1 is unassigned. */
  labels: Int32Array;
  /** Largest first. */
  themes: DiscoveredTheme[];
  /** themes × dim, unit length, in the space of the given vectors. */
  centroids: Float32Array;
  dim: number;
  areaCount: number;
  /** Resolution at which the communities were as alike as asked. */
  resolution: number;
  /** Share of rows with a theme. */
  coverage: number;
}

/** What members of one theme share on average with MiniLM; see docs for how it was measured. */
const DEFAULT_COHESION = 0.485;
const SEARCHED = 60;
const LEXICAL_SHARE = 0.3;

/** Finds the themes in a set of embedded texts, their areas and how tight and separate they are. */
export function discoverThemes(input: DiscoverThemes): Discovery {
  const given = { data: input.vectors, dim: input.dim };
  const centred = centreRows(given);
  const report = input.onProgress ?? (() => undefined);
  const table = findNeighbours(input, centred, (done) => report('neighbours', done));
  const graph = neighbourGraph(narrowTable(table, neighboursFor(table.rows)));
  const cohesion = input.cohesion ?? DEFAULT_COHESION;
  const chosen = chooseGranularity(
    { graph, vectors: centred, seed: input.seed, cohesion },
    (done) => report('granularity', done),
  );
  polishLabels(narrowTable(table, neighboursFor(table.rows)), chosen.partition);
  const settled = settleLabels(chosen.partition);
  const areas = groupIntoAreas(centred, settled);
  report('areas', 1);
  return {
    ...describeThemes({ given, centred, labels: settled, areas }),
    resolution: chosen.resolution,
  };
}

function findNeighbours(
  input: DiscoverThemes,
  centred: Matrix,
  onProgress: (done: number) => void,
): NeighbourTable {
  const table = exactNeighbours(centred, SEARCHED, onProgress);
  if (!input.texts || input.texts.length !== rowCount(centred)) return table;
  return blendNeighbours(table, termVectors(input.texts), {
    share: LEXICAL_SHARE,
    width: SEARCHED / 2,
  });
}

/** Grows slowly with n: in a denser set each theme has more rows, and their ties must still reach across it. */
function neighboursFor(rows: number): number {
  return Math.max(8, Math.min(30, Math.round(10 * (rows / 3000) ** 0.4)));
}
