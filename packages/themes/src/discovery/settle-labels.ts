import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

export interface SettledLabels {
  labels: Int32Array;
  themes: number;
}

/** A theme of fewer rows says nothing that lasts. */
const LEAST_MEMBERS = 3;
/** A row whose nearest rows are no closer than this has no theme, only company. */
const LEAST_SIMILARITY = 0.2;
const VOTERS = 10;

/**
 * Numbers themes by size, largest first. Rows of a community too small to stand join the theme of most of their nearest
 * rows, weighed by similarity; −1 where none of those is near.
 */
export function settleLabels(table: NeighbourTable, partition: Int32Array): SettledLabels {
  const sizes = new Map<number, number>();
  for (const community of partition) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const standing = new Set(
    [...sizes].filter(([, size]) => size >= LEAST_MEMBERS).map(([community]) => community),
  );
  const settled = partition.map((community, row) =>
    standing.has(community) ? community : nearestStanding(table, row, { partition, standing }),
  );
  return numberBySize(settled);
}

function nearestStanding(
  table: NeighbourTable,
  row: number,
  among: { partition: Int32Array; standing: ReadonlySet<number> },
): number {
  const votes = new Map<number, number>();
  for (let at = row * table.width; at < row * table.width + Math.min(VOTERS, table.width); at++) {
    const community = among.partition[table.ids[at] ?? -1] ?? -1;
    const similarity = table.similarities[at] ?? 0;
    if (similarity < LEAST_SIMILARITY || !among.standing.has(community)) continue;
    votes.set(community, (votes.get(community) ?? 0) + similarity);
  }
  const [winner] = [...votes].toSorted((left, right) => right[1] - left[1]);
  return winner?.[0] ?? -1;
}

function numberBySize(labels: Int32Array): SettledLabels {
  const sizes = new Map<number, number>();
  for (const label of labels) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const ordered = [...sizes].toSorted(
    ([leftId, left], [rightId, right]) => right - left || leftId - rightId,
  );
  const rank = new Map(ordered.map(([label], index) => [label, index]));
  return { labels: labels.map((label) => rank.get(label) ?? -1), themes: ordered.length };
}
