import type { Cues } from './find-cues.ts';
import type { MentionType } from './mention.ts';

/** Below this a question such as "why was I charged twice?" complains rather than asks. */
const COMPLAINING = -0.3;
/** Without a word of praise only a clearly good tone counts as one. */
const PLEASED = 0.6;
const RHETORICAL =
  /^(?:so |and |but )?(?:why|how (?:can|could|come|is it)|what kind of|who (?:does|would))\b/iu;
const STATEMENT_FIRST = /[.!。！]\s+\S/u;

/**
 * The type of a mention from its cues and sentiment (−1 … 1). A wish outranks a question ("can you add …?") unless it
 * opens with a question word; a question in anger, or one that follows the statement of a problem, is a pain; praise
 * needs a good tone; everything else a customer writes in about is a pain.
 */
export function classifyMention(sentence: string, cues: Cues, sentiment: number): MentionType {
  if (isWish(cues)) return 'request';
  if (cues.isQuestion) return complains(sentence, cues, sentiment) ? 'pain' : 'question';
  if (cues.praise > cues.pain && sentiment > 0) return 'praise';
  return cues.pain === 0 && sentiment > PLEASED ? 'praise' : 'pain';
}

function isWish(cues: Cues): boolean {
  if (cues.opensWithQuestionWord) return false;
  return cues.isRequestFirst || (cues.request > 0 && cues.request >= cues.pain);
}

function complains(sentence: string, cues: Cues, sentiment: number): boolean {
  if (cues.pain > 0 && STATEMENT_FIRST.test(sentence)) return true;
  return RHETORICAL.test(sentence) && (sentiment <= COMPLAINING || cues.pain > 0);
}
