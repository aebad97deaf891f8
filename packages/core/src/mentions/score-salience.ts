import type { Sentence } from './read-sentence.ts';

const FULL_LENGTH = 8;
const MIN_STEMS = 2;
/** The first sentences usually say what it is about. */
const EARLY = [0.4, 0.2, 0.2];
const CITATION =
  /§|\bu\.?s\.?c\b|\bc\.?f\.?r\b|\b(?:section|subsection|pursuant to|hereby|herein|thereof)\b/iu;
const NARRATION = /^(?:on|in|at|then|after|next|later|so)\b[^.]{0,12}(?:\d|xx)/iu;

/** What a sentence's place in its feedback says: `recurring` are the stems found in more than one sentence. */
export type SaliencePlace = { index: number; recurring: ReadonlySet<string> };

/**
 * How much a sentence says about what hurts, is wanted or pleases; about 0 … 5. Cues count most, then tone, enough
 * content words, what the feedback keeps coming back to, an early place, and being an item of a list. Quoted law and
 * dated narration count less.
 */
export function scoreSalience(sentence: Sentence, place: SaliencePlace): number {
  const { cues, stems } = sentence;
  const expressed =
    Math.min(2, cues.pain * 0.7) + Math.min(1.4, cues.request) + Math.min(1, cues.praise * 0.6);
  const fullness = Math.min(1, stems.size / FULL_LENGTH);
  const centrality =
    [...stems].filter((stem) => place.recurring.has(stem)).length / Math.max(4, stems.size);
  const early = EARLY[place.index] ?? 0;
  return (
    expressed +
    (cues.isQuestion ? 0.8 : 0) +
    1.2 * Math.abs(sentence.sentiment) +
    0.9 * fullness -
    (stems.size < MIN_STEMS ? 1 : 0) +
    0.5 * centrality +
    early +
    (sentence.isListItem ? 0.4 : 0) -
    (CITATION.test(sentence.quote) ? 1 : 0) -
    (NARRATION.test(sentence.quote) ? 0.4 : 0)
  );
}
