import { consensusGraph } from './consensus-graph.ts';
import { searchResolution, type ResolvedPartition } from './search-resolution.ts';
import { neighbourGraph } from '../graph/neighbour-graph.ts';
import type { Partition } from '../leiden/partition.ts';
import { narrowTable, type NeighbourTable } from '../neighbours/neighbour-table.ts';
import { scaleLocally } from '../neighbours/scale-locally.ts';
import type { Matrix } from '../vectors/matrix.ts';

export interface CommunitySearch {
  table: NeighbourTable;
  /** Centred unit rows. */
  vectors: Matrix;
  seed: number;
  /** Mean cosine that members of a theme are to have with each other. */
  cohesion: number;
}

/** Resolutions beyond 2^±6 give one community or single rows, whatever the graph. */
const WHOLE_RANGE = [-5, 7] as const;
const FIRST_STEPS = 8;
const NARROWED_BY = 1.5;
const NEXT_STEPS = 5;
const MEMBERS = 5;

/**
 * Communities that several views agree on: fewer and more neighbours, each at the resolution where its communities are
 * as tight as asked and just around it. One view alone is 1 to 3 points worse.
 */
export function findCommunities(
  search: CommunitySearch,
  onProgress: (done: number) => void,
): ResolvedPartition {
  const views = viewsOf(search.table);
  const members: Partition[] = [];
  let range: readonly [number, number] = WHOLE_RANGE;
  views.forEach((view, index) => {
    const steps = index === 0 ? FIRST_STEPS : NEXT_STEPS;
    const seed = search.seed + 1000 * index;
    const tried = searchResolution({
      ...search,
      graph: neighbourGraph(view),
      seed,
      range,
      steps,
      passes: 1,
    });
    members.push(...tried.slice(0, MEMBERS).map(({ partition }) => partition));
    const around = Math.log2(tried[0]?.resolution ?? 1);
    range = [around - NARROWED_BY, around + NARROWED_BY];
    onProgress((index + 1) / (views.length + 1));
  });
  return agree(search, members);
}

function agree(search: CommunitySearch, members: readonly Partition[]): ResolvedPartition {
  const wide = narrowTable(search.table, Math.round(1.5 * neighboursFor(search.table.rows)));
  const graph = consensusGraph(wide, members);
  const [closest] = searchResolution({
    ...search,
    graph,
    range: WHOLE_RANGE,
    steps: FIRST_STEPS + 1,
    passes: 2,
  });
  return closest ?? { partition: new Int32Array(search.table.rows), resolution: 1, cohesion: 0 };
}

/** Neighbours of each view, in shares of `neighboursFor`, and the rows that tell how crowded a place is. */
const VIEWS = [
  { share: 0.7, surroundings: 5 },
  { share: 1, surroundings: 5 },
  { share: 1.3, surroundings: 20 },
  { share: 1.7, surroundings: 20 },
] as const;

function viewsOf(table: NeighbourTable): NeighbourTable[] {
  const neighbours = neighboursFor(table.rows);
  return VIEWS.map(({ share, surroundings }) =>
    scaleLocally(table, { width: Math.round(share * neighbours), surroundings }),
  );
}

/** Grows slowly with n: in a denser set each theme has more rows, and their ties must still reach across it. */
export function neighboursFor(rows: number): number {
  return Math.max(8, Math.min(30, Math.round(10 * (rows / 3000) ** 0.4)));
}
