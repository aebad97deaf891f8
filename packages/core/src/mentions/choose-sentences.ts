import { hasCue, type Sentence } from './read-sentence.ts';
import { scoreSalience } from './score-salience.ts';

export type ChooseSentences = {
  max: number;
  /** Leave out sentences without a cue even when nothing else is left: in an interview most of what is said is context. */
  needsCue: boolean;
};

type Scored = { sentence: Sentence; salience: number };

/** Two sentences with this share of the shorter one's stems in common say the same thing. */
const REDUNDANT = 0.6;
/** A sentence must reach this share of the best one's salience. */
const RELATIVE_FLOOR = 0.4;
const ALWAYS_KEPT = 3;
const NOVELTY_WEIGHT = 0.8;

/**
 * Chooses the sentences worth keeping, in the order they stand: the most salient first, each next one weighed down by
 * what it repeats (maximal marginal relevance, Carbonell & Goldstein 1998). How many grows with the square root of the
 * feedback's length, plus one per list item that makes a point, up to `max`.
 */
export function chooseSentences(
  candidates: readonly Sentence[],
  options: ChooseSentences,
): Sentence[] {
  const recurring = findRecurring(candidates);
  const scored = candidates.map((sentence, index) => ({
    sentence,
    salience: scoreSalience(sentence, { index, recurring }),
  }));
  const eligible = keepTelling(scored, options);
  return pickDiverse(eligible, budgetFor(candidates, options.max)).toSorted(
    (a, b) => candidates.indexOf(a) - candidates.indexOf(b),
  );
}

function findRecurring(candidates: readonly Sentence[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const recurring = new Set<string>();
  for (const { stems } of candidates) {
    for (const stem of stems) (seen.has(stem) ? recurring : seen).add(stem);
  }
  return recurring;
}

function keepTelling(scored: readonly Scored[], options: ChooseSentences): Scored[] {
  const telling = scored.filter(({ sentence }) => hasCue(sentence));
  // Cues are English: a text whose only cue is a question mark may be in another language.
  const isRead = telling.some(
    ({ sentence: { cues } }) => cues.pain + cues.request + cues.praise > 0,
  );
  const kept = isRead || options.needsCue ? telling : scored;
  const best = Math.max(...kept.map(({ salience }) => salience));
  return kept.filter(({ salience }) => salience >= Math.min(best, best * RELATIVE_FLOOR));
}

function budgetFor(candidates: readonly Sentence[], max: number): number {
  const listed = candidates.filter((sentence) => sentence.isListItem && hasCue(sentence)).length;
  return Math.min(
    max,
    Math.max(ALWAYS_KEPT, Math.round(0.6 + Math.sqrt(candidates.length))) + listed,
  );
}

function pickDiverse(scored: readonly Scored[], budget: number): Sentence[] {
  const left = scored.map((item) => ({ ...item, overlap: 0 }));
  const chosen: Sentence[] = [];
  while (chosen.length < budget) {
    const fresh = left.filter(({ overlap }) => overlap < REDUNDANT);
    if (fresh.length === 0) break;
    const best = fresh.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    chosen.push(best.sentence);
    for (const item of left)
      item.overlap = Math.max(item.overlap, overlapOf(item.sentence, best.sentence));
  }
  return chosen;
}

function worth(item: Scored & { overlap: number }): number {
  return item.salience * (1 - NOVELTY_WEIGHT * item.overlap);
}

function overlapOf(a: Sentence, b: Sentence): number {
  if (a === b) return 1;
  const smaller = Math.min(a.stems.size, b.stems.size);
  if (smaller === 0) return 0;
  return [...a.stems].filter((stem) => b.stems.has(stem)).length / smaller;
}
