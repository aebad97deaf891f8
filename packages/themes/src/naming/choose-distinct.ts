import type { CandidateName } from './candidate-names.ts';

/** One phrase a theme, no two alike: the surest theme chooses first; undefined where nothing is left. */
export function chooseDistinct(candidates: readonly CandidateName[][]): (string | undefined)[] {
  const order = candidates.map((_, theme) => theme);
  order.sort(
    (left, right) =>
      (candidates[right]?.[0]?.score ?? 0) - (candidates[left]?.[0]?.score ?? 0) || left - right,
  );
  const taken = new Set<string>();
  const chosen = Array.from({ length: candidates.length }, (): string | undefined => undefined);
  for (const theme of order) {
    const free = candidates[theme]?.find(({ phrase }) => !taken.has(wordsKey(phrase)));
    if (!free) continue;
    taken.add(wordsKey(free.phrase));
    chosen[theme] = free.phrase;
  }
  return chosen;
}

/** The same words in another order or number ("card payment", "payment cards") count as the same name. */
function wordsKey(phrase: string): string {
  return phrase
    .split(' ')
    .map((word) => word.replace(/(?<=\p{L}{3})s$/u, ''))
    .toSorted()
    .join(' ');
}
