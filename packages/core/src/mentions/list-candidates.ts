import type { Turn } from '../feedback/feedback-change.ts';
import { greetingLength, isSmallTalk } from './is-small-talk.ts';
import { readSentence, type Sentence } from './read-sentence.ts';
import { segmentSentences, trimSpan, type Span } from './segment-sentences.ts';
import { areTwoPoints, splitClauses } from './split-clauses.ts';
import { listWords } from './words.ts';

const SHORT_WORDS = 4;
const MAX_JOINED_WORDS = 40;

const SIGNATURE_WORDS = 6;
const SIGN_OFF =
  /^(?:(?:kind|best|warm)?\s?regards|(?:yours )?(?:sincerely|truly|faithfully|respectfully)(?: yours)?|(?:many )?thanks(?: again| a lot| in advance)?|thank you(?: (?:so|very) much| in advance)?|cheers|best(?: wishes)?)[\s,.!–-]*$/iu;
/** A turn of up to this many words is one utterance: it makes one point unless its sentences clearly make two. */
const UTTERANCE_WORDS = 40;
const UTTERANCE_CHARACTERS = 400;

/** The sentences of one turn that could be mentions, in order: no small talk, short ones joined, joined points apart. */
export function listCandidates(turn: Turn): Sentence[] {
  const spans = cutSignature(turn.text, segmentSentences(turn.text)).flatMap((span) =>
    dropSmallTalk(turn.text, span),
  );
  const sentences = joinShort(turn.text, spans).map((span) => readSentence(turn, span));
  const whole = isUtterance(turn.text) ? joinFollowOns(turn, sentences) : sentences;
  return whole.flatMap((sentence) => splitClauses(turn, sentence));
}

function isUtterance(text: string): boolean {
  return text.length <= UTTERANCE_CHARACTERS && listWords(text).length <= UTTERANCE_WORDS;
}

/** Leaves out what follows a sign-off, when it is only short lines such as a name and a position. */
function cutSignature(text: string, spans: readonly Span[]): readonly Span[] {
  const signOff = spans.findLastIndex((span) => SIGN_OFF.test(text.slice(span.start, span.end)));
  if (signOff < 0) return spans;
  const isSignature = spans
    .slice(signOff + 1)
    .every((span) => countWords(text, span) <= SIGNATURE_WORDS);
  return isSignature ? spans.slice(0, signOff) : spans;
}

function dropSmallTalk(text: string, span: Span): Span[] {
  const greeting = greetingLength(text.slice(span.start, span.end));
  const body = greeting === 0 ? span : trimSpan(text, span.start + greeting, span.end);
  if (body === undefined || isSmallTalk(text.slice(body.start, body.end))) return [];
  return [{ ...body, isListItem: span.isListItem }];
}

/** Joins a sentence of under four words to the one before it, or to the next when it comes first, inside one paragraph. */
function joinShort(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && belongTogether(text, last, span)) last.end = span.end;
    else joined.push({ ...span });
  }
  return joined;
}

function joinFollowOns(turn: Turn, sentences: readonly Sentence[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const next of sentences) {
    const last = joined.at(-1);
    const isApart = last === undefined || next.isListItem || areTwoPoints(last, next);
    if (isApart) joined.push(next);
    else joined[joined.length - 1] = readSentence(turn, { ...last, end: next.end });
  }
  return joined;
}

function belongTogether(text: string, last: Span, next: Span): boolean {
  if (next.isListItem || /\p{L}|\n\s*\n/u.test(text.slice(last.end, next.start))) return false;
  if (isAsked(text, last) !== isAsked(text, next)) return false;
  const [before, after] = [countWords(text, last), countWords(text, next)];
  return Math.min(before, after) < SHORT_WORDS && before + after <= MAX_JOINED_WORDS;
}

function countWords(text: string, span: Span): number {
  return text.slice(span.start, span.end).match(/\S+/gu)?.length ?? 0;
}

function isAsked(text: string, span: Span): boolean {
  return /[?？]["'”’)]*$/u.test(text.slice(span.start, span.end));
}
