import type { FeedbackKind, Turn } from '../feedback/feedback-change.ts';
import { isCustomerVoice } from '../feedback/is-customer-voice.ts';
import { chooseSentences } from './choose-sentences.ts';
import { classifyMention } from './classify-mention.ts';
import { listCandidates } from './list-candidates.ts';
import type { ExtractedMention } from './mention.ts';
import { rateUrgency } from './rate-urgency.ts';
import type { Sentence } from './read-sentence.ts';
import { tidyStatement } from './tidy-statement.ts';

export type ExtractOptions = {
  /** The most mentions one feedback may give. By default 6, and 40 for interviews, which make more points. */
  maxPerFeedback?: number;
  kind?: FeedbackKind;
};

const DEFAULT_MAX = 6;
const INTERVIEW_MAX = 40;

/**
 * The points customers make in a feedback, without a language model: the sentences of `customer` turns (not private,
 * not deleted) that say most about what hurts, is wanted, asked or liked. Small talk gives none, a short utterance one,
 * a long text a few that differ. Quotes are exact: `turn.text.slice(start, end) === quote`. Same input, same output.
 */
export function extractMentions(
  turns: readonly Turn[],
  options: ExtractOptions = {},
): ExtractedMention[] {
  const isInterview = options.kind === 'interview';
  const candidates = turns.filter(isCustomerVoice).flatMap(listCandidates);
  return chooseSentences(candidates, {
    max: options.maxPerFeedback ?? (isInterview ? INTERVIEW_MAX : DEFAULT_MAX),
    needsCue: isInterview,
  }).flatMap(toMention);
}

function toMention(sentence: Sentence): ExtractedMention[] {
  const { turnId, start, end, quote, sentiment } = sentence;
  const statement = tidyStatement(quote);
  if (statement === '') return [];
  const type = classifyMention(quote, sentence.cues, sentiment);
  return [{ turnId, start, end, quote, statement, type, sentiment, urgency: rateUrgency(quote) }];
}
