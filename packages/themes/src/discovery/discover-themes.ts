import { expectedCohesion } from './expected-cohesion.ts';
import { findCommunities } from './find-communities.ts';
import { describeThemes, type DiscoveredTheme } from './describe-themes.ts';
import { settleLabels } from './settle-labels.ts';
import { groupIntoAreas } from '../areas/group-into-areas.ts';
import { blendNeighbours } from '../lexical/blend-neighbours.ts';
import { termVectors } from '../lexical/term-vectors.ts';
import { exactNeighbours } from '../neighbours/exact-neighbours.ts';
import type { NeighbourTable } from '../neighbours/neighbour-table.ts';
import { centreRows } from '../vectors/centre.ts';

export type DiscoveryStage = 'neighbours' | 'communities' | 'areas';

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
  /** What the rows are centred by; their own mean unless they are only a part of a larger set. */
  mean?: Float32Array;
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
  /** How alike the members of themes were asked to be. */
  cohesion: number;
  /** Resolution at which the communities were as alike as asked. */
  resolution: number;
  /** Share of rows with a theme. */
  coverage: number;
}

const SEARCHED = 60;
const LEXICAL_SHARE = 0.3;

/** Finds the themes in a set of embedded texts, their areas and how tight and separate they are. */
export function discoverThemes(input: DiscoverThemes): Discovery {
  const given = { data: input.vectors, dim: input.dim };
  const report = input.onProgress ?? ((): void => undefined);
  const centred = centreRows(given, input.mean);
  const nearest = exactNeighbours(centred, SEARCHED, (done) => report('neighbours', done));
  const cohesion = input.cohesion ?? expectedCohesion(nearest);
  const table = addSharedWords(nearest, input.texts);
  const found = findCommunities({ table, vectors: centred, seed: input.seed, cohesion }, (done) =>
    report('communities', done),
  );
  const labels = settleLabels(table, found.partition);
  const areas = groupIntoAreas(centred, labels, input.seed);
  report('areas', 1);
  return {
    ...describeThemes({ given, centred, labels, areas }),
    cohesion,
    resolution: found.resolution,
  };
}

function addSharedWords(
  table: NeighbourTable,
  texts: readonly string[] | undefined,
): NeighbourTable {
  if (texts?.length !== table.rows) return table;
  return blendNeighbours(table, termVectors(texts), { share: LEXICAL_SHARE, width: SEARCHED });
}
