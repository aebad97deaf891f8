import { newId } from '@earshot/core';
import { matchThemes } from '@earshot/themes';

export type SettledIdentity = {
  /** Id of each new theme, by index. */
  ids: string[];
  /** By index: it is known from before. */
  isKept: boolean[];
  /** Earlier themes whose mentions mostly went into another. */
  merged: { id: string; intoId: string }[];
  /** Earlier themes that are no more. */
  endedIds: string[];
};

/**
 * Carries ids over from the themes of before: a new group continues the theme that it shares most mentions with. Ids
 * are never reused; what does not continue gets a new one.
 */
export function settleIdentity(input: {
  /** Theme id of each mention before, null for none. */
  previous: readonly (string | null)[];
  /** New group of each mention, −1 for none. */
  next: ArrayLike<number>;
  groups: number;
}): SettledIdentity {
  const known = [...new Set(input.previous.filter((id) => id !== null))];
  const indexOf = new Map(known.map((id, index) => [id, index]));
  const before = input.previous.map((id) => (id === null ? -1 : (indexOf.get(id) ?? -1)));
  const matching = matchThemes(before, input.next);
  const keptFrom = new Map(matching.kept.map((pair) => [pair.next, known[pair.previous]]));
  const ids = Array.from({ length: input.groups }, (_, group) => keptFrom.get(group) ?? newId());
  const merged = matching.merges.flatMap(({ from, into }) =>
    from.map((previous) => ({ id: known[previous] ?? '', intoId: ids[into] ?? '' })),
  );
  return {
    ids,
    isKept: ids.map((_, group) => keptFrom.has(group)),
    merged,
    endedIds: matching.dissolved.map((previous) => known[previous] ?? ''),
  };
}
