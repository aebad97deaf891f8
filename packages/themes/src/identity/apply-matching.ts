import { matchThemes } from './match-themes.ts';

export interface Restatement {
  /** Theme of each row after the change; ids from `firstNewId` on are new. */
  labels: Int32Array;
  created: number[];
  splits: { from: number; into: number[] }[];
  merges: { from: number[]; into: number }[];
  dissolved: number[];
  nextFreeId: number;
}

/**
 * Carries a new clustering over to lasting ids. A row changes theme only under a split, a merge, a birth or the end of
 * its theme; where two lasting themes merely draw their border elsewhere, it stays.
 */
export function applyMatching(
  previous: Int32Array,
  next: Int32Array,
  firstNewId: number,
): Restatement {
  const matching = matchThemes(previous, next);
  const idOf = new Map(matching.kept.map((pair) => [pair.next, pair.previous]));
  const fresh = [...matching.created, ...matching.splits.flatMap(({ into }) => into)];
  fresh.forEach((theme, index) => idOf.set(theme, firstNewId + index));
  function id(theme: number): number {
    return idOf.get(theme) ?? -1;
  }
  const ended = new Set([...matching.dissolved, ...matching.merges.flatMap(({ from }) => from)]);
  return {
    labels: previous.map((before, row) => {
      const after = id(next[row] ?? -1);
      return before < 0 || ended.has(before) || after >= firstNewId ? after : before;
    }),
    created: matching.created.map(id),
    splits: matching.splits.map(({ previous: from, into }) => ({ from, into: into.map(id) })),
    merges: matching.merges.map(({ from, into }) => ({ from, into: id(into) })),
    dissolved: matching.dissolved,
    nextFreeId: firstNewId + fresh.length,
  };
}
