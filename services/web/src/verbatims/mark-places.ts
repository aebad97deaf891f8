export type Place = { mentionId: string; start: number; end: number };

/** A stretch of a turn's text; `mentionId` where a quote stands. Joined, the stretches are the text. */
export type Stretch = { text: string; start: number; mentionId: string | undefined };

/**
 * Cuts a text at the quotes in it.
 *
 * @param places UTF-16 offsets; one that leaves the text or overlaps an earlier one is skipped
 * @param firstId the mention that wins where places overlap
 */
export function markPlaces(text: string, places: readonly Place[], firstId?: string): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { mentionId, start, end } of withoutOverlaps(text, places, firstId)) {
    if (start > at)
      stretches.push({ text: text.slice(at, start), start: at, mentionId: undefined });
    stretches.push({ text: text.slice(start, end), start, mentionId });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), start: at, mentionId: undefined });
  return stretches;
}

function withoutOverlaps(text: string, places: readonly Place[], firstId?: string): Place[] {
  const kept: Place[] = [];
  for (const place of places.toSorted((a, b) => order(a, firstId) - order(b, firstId))) {
    const fits = place.start >= 0 && place.start < place.end && place.end <= text.length;
    const isFree = kept.every(({ start, end }) => place.end <= start || place.start >= end);
    if (fits && isFree) kept.push(place);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

function order(place: Place, firstId: string | undefined): number {
  return place.mentionId === firstId ? -1 : place.start;
}
