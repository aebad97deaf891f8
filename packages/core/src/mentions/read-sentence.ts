import { findCues, type Cues } from './find-cues.ts';
import { scoreSentiment } from './score-sentiment.ts';
import type { Span } from './segment-sentences.ts';
import { listContentWords, listWords, stemOf } from './words.ts';

/** A candidate mention: where it stands, what it says and how. */
export type Sentence = Span & {
  turnId: string;
  quote: string;
  /** Stems of the content words. */
  stems: ReadonlySet<string>;
  cues: Cues;
  sentiment: number;
};

/** Reads one span of a turn's text. */
export function readSentence(turn: { id: string; text: string }, span: Span): Sentence {
  const quote = turn.text.slice(span.start, span.end);
  const cues = findCues(quote);
  const words = listWords(quote);
  return {
    ...span,
    turnId: turn.id,
    quote,
    stems: new Set(listContentWords(words).map(stemOf)),
    cues,
    sentiment: scoreSentiment(quote, cues, words),
  };
}

/** True when a sentence complains, asks, wishes or praises. */
export function hasCue({ cues, sentiment }: Sentence): boolean {
  return (
    cues.pain > 0 ||
    cues.request > 0 ||
    cues.praise > 0 ||
    cues.isQuestion ||
    Math.abs(sentiment) >= 0.3
  );
}
