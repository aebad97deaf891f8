import type { PhraseCounts } from './phrase-index.ts';

/** The phrase with a capital first and its words as texts mostly write them: "Top up with Apple Pay". */
export function writeName(phrase: string, index: ReadonlyMap<string, PhraseCounts>): string {
  const written = phrase
    .split(' ')
    .map((word) => usualSpelling(word, index.get(word)))
    .join(' ');
  return written.charAt(0).toUpperCase() + written.slice(1);
}

/** A spelling must be this common to be taken over: a capital at the start of a sentence is none of the word's own. */
const USUAL = 0.6;

function usualSpelling(word: string, counts: PhraseCounts | undefined): string {
  const [usual] = [...(counts?.spellings ?? [])].toSorted((left, right) => right[1] - left[1]);
  if (!usual || !counts || usual[1] < USUAL * counts.total) return word;
  return usual[0];
}
