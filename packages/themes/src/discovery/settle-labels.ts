/** A theme of fewer rows says nothing that lasts; its rows stay unassigned. */
const LEAST_MEMBERS = 3;

export interface SettledLabels {
  labels: Int32Array;
  themes: number;
}

/** Numbers themes by size, largest first; rows of a theme too small to stand become −1. */
export function settleLabels(
  partition: Int32Array,
  leastMembers: number = LEAST_MEMBERS,
): SettledLabels {
  const sizes = new Map<number, number>();
  for (const label of partition) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const kept = [...sizes].filter(([, size]) => size >= leastMembers);
  kept.sort(([leftId, left], [rightId, right]) => right - left || leftId - rightId);
  const rank = new Map(kept.map(([label], index) => [label, index]));
  return {
    labels: Int32Array.from(partition, (label) => rank.get(label) ?? -1),
    themes: kept.length,
  };
}
