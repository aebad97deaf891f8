export interface ThemeMatching {
  /** The same theme before and after, with the Jaccard overlap of its rows. */
  kept: { previous: number; next: number; overlap: number }[];
  /** New themes without a predecessor. */
  created: number[];
  /** A theme that goes on (as its kept successor) and from which others came off. */
  splits: { previous: number; into: number[] }[];
  /** Themes whose rows mostly went into a theme that continues another. */
  merges: { from: number[]; into: number }[];
  /** Previous themes whose rows went nowhere in particular. */
  dissolved: number[];
}

const LEAST_OVERLAP = 0.3;
const MOST = 0.5;

/**
 * Which themes of a new clustering continue which of an old one, from the rows they have in common. Labels are per row,
 * in the same order, −1 for none. Only `kept` may carry an id over; splits and merges are proposals for approval.
 */
export function matchThemes(previous: ArrayLike<number>, next: ArrayLike<number>): ThemeMatching {
  const overlaps = countOverlaps(previous, next);
  const kept = keepBest(overlaps);
  const keptPrevious = new Set(kept.map((pair) => pair.previous));
  const keptNext = new Set(kept.map((pair) => pair.next));
  const splits = new Map<number, number[]>();
  const merges = new Map<number, number[]>();
  const created = [...overlaps.nextSizes.keys()].filter((theme) => !keptNext.has(theme));
  const ended = [...overlaps.previousSizes.keys()].filter((theme) => !keptPrevious.has(theme));
  const unexplained = created.filter(
    (theme) => !attach(splits, theme, among(keptPrevious, mainSource(overlaps, theme))),
  );
  const dissolved = ended.filter(
    (theme) => !attach(merges, theme, among(keptNext, mainTarget(overlaps, theme))),
  );
  return {
    kept,
    created: unexplained,
    splits: [...splits].map(([theme, into]) => ({ previous: theme, into })),
    merges: [...merges].map(([into, from]) => ({ from, into })),
    dissolved,
  };
}

interface Overlap {
  previous: number;
  next: number;
  rows: number;
}

interface Overlaps {
  previousSizes: Map<number, number>;
  nextSizes: Map<number, number>;
  pairs: Overlap[];
}

function countOverlaps(previous: ArrayLike<number>, next: ArrayLike<number>): Overlaps {
  const previousSizes = new Map<number, number>();
  const nextSizes = new Map<number, number>();
  const pairs = new Map<string, Overlap>();
  for (let row = 0; row < Math.min(previous.length, next.length); row++) {
    const before = previous[row] ?? -1;
    const after = next[row] ?? -1;
    if (before >= 0) previousSizes.set(before, (previousSizes.get(before) ?? 0) + 1);
    if (after >= 0) nextSizes.set(after, (nextSizes.get(after) ?? 0) + 1);
    if (before < 0 || after < 0) continue;
    const pair = pairs.get(`${before} ${after}`) ?? { previous: before, next: after, rows: 0 };
    pair.rows++;
    pairs.set(`${before} ${after}`, pair);
  }
  return { previousSizes, nextSizes, pairs: [...pairs.values()] };
}

/** One to one, largest overlap first. */
function keepBest(overlaps: Overlaps): ThemeMatching['kept'] {
  const scored = overlaps.pairs.map((pair) => ({ ...pair, overlap: jaccard(overlaps, pair) }));
  scored.sort(
    (left, right) =>
      right.overlap - left.overlap || left.previous - right.previous || left.next - right.next,
  );
  const usedPrevious = new Set<number>();
  const usedNext = new Set<number>();
  const kept: ThemeMatching['kept'] = [];
  for (const { previous, next, overlap } of scored) {
    if (overlap < LEAST_OVERLAP || usedPrevious.has(previous) || usedNext.has(next)) continue;
    usedPrevious.add(previous);
    usedNext.add(next);
    kept.push({ previous, next, overlap });
  }
  return kept;
}

function jaccard(overlaps: Overlaps, pair: Overlap): number {
  const union =
    (overlaps.previousSizes.get(pair.previous) ?? 0) +
    (overlaps.nextSizes.get(pair.next) ?? 0) -
    pair.rows;
  return pair.rows / union;
}

/** The previous theme that most rows of `next` come from. */
function mainSource(overlaps: Overlaps, next: number): number | undefined {
  const size = overlaps.nextSizes.get(next) ?? 0;
  return overlaps.pairs.find((pair) => pair.next === next && pair.rows > MOST * size)?.previous;
}

/** The next theme that most rows of `previous` went to. */
function mainTarget(overlaps: Overlaps, previous: number): number | undefined {
  const size = overlaps.previousSizes.get(previous) ?? 0;
  return overlaps.pairs.find((pair) => pair.previous === previous && pair.rows > MOST * size)?.next;
}

function among(known: ReadonlySet<number>, theme: number | undefined): number | undefined {
  return theme !== undefined && known.has(theme) ? theme : undefined;
}

function attach(groups: Map<number, number[]>, theme: number, to: number | undefined): boolean {
  if (to === undefined) return false;
  groups.set(to, [...(groups.get(to) ?? []), theme]);
  return true;
}
