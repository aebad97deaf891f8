import { hasCue, readSentence, type Sentence } from './read-sentence.ts';
import { trimSpan } from './segment-sentences.ts';

const JOINT = /\s*;\s+|,?\s+(?:and|but|also|plus|while|whereas)\s+(?=\p{L})/giu;
/** A clause that starts with a pronoun or a verb goes on about the same thing. */
const NEW_SUBJECT = new RegExp(
  String.raw`^(?:(?:and|but|also)[\s,]+)*(?:${[
    String.raw`(?:the|your|our|my|there(?:'s| is| are)|support|customer|no one|nobody|every|each|a|an)\s`,
    String.raw`(?!(?:it|they|he|she|we|you|this|that|these|those|there|what|how|why|when|where|who|which|if|please|i)\b)\p{L}+(?:\s\p{L}+)?\s(?:is|are|was|were|has|have|does|do|can|keeps?|takes?|never|\p{L}+n't)\s`,
  ].join('|')})`,
  'iu',
);
const MIN_STEMS = 2;

/**
 * Splits a sentence that joins two different points ("the app crashes on login and the support never answers"). Both
 * sides must say something of their own, about a subject of their own, in different words; anything else stays whole.
 */
export function splitClauses(turn: { id: string; text: string }, sentence: Sentence): Sentence[] {
  for (const match of sentence.quote.matchAll(JOINT)) {
    const [left, right] = halves(turn, sentence, match);
    if (left !== undefined && right !== undefined && areTwoPoints(left, right)) {
      return [left, ...splitClauses(turn, right)];
    }
  }
  return [sentence];
}

function halves(turn: { id: string; text: string }, whole: Sentence, match: RegExpExecArray) {
  const middle = whole.start + match.index;
  const spans = [
    trimSpan(turn.text, whole.start, middle),
    trimSpan(turn.text, middle + match[0].length, whole.end),
  ];
  return spans.map((span) => span && readSentence(turn, { ...span, isListItem: whole.isListItem }));
}

/** True when two neighbouring stretches say different things: each has a cue, they share no word, the second has its own subject. */
export function areTwoPoints(left: Sentence, right: Sentence): boolean {
  if (!NEW_SUBJECT.test(right.quote) || !hasCue(left) || !hasCue(right)) return false;
  if (left.stems.size < MIN_STEMS || right.stems.size < MIN_STEMS) return false;
  return [...left.stems].every((stem) => !right.stems.has(stem));
}
