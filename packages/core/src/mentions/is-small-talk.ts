import { findCues } from './find-cues.ts';
import { phrasePattern } from './phrase-pattern.ts';
import { listContentWords, listWords } from './words.ts';

const COURTESIES = phrasePattern([
  '(?:hi|hello|hey|hiya|greetings|howdy)(?: (?:there|all|team|guys|everyone|folks|again))?',
  'dear(?: \\p{L}+){0,3}',
  'good (?:morning|afternoon|evening|day)',
  'to whom (?:it|this) may concern',
  '(?:many |much )?(?:thanks|thx|ty|thank you)(?: (?:so|very) much| a lot| in advance| again| all)?',
  '(?:great|perfect|awesome|cool|ok(?:ay)?|excellent|wonderful|brilliant|super)(?=[,.!]* (?:many |much )?(?:thanks|thank you|thx|cheers))',
  'cheers',
  '(?:kind|best|warm)?(?: )?regards',
  '(?:yours )?(?:sincerely|respectfully|truly|faithfully)(?: yours| submitted)?',
  'have a (?:nice|great|good|wonderful) (?:day|one|weekend|evening|week)',
  "(?:i )?(?:am |will be |'m )?(?:eagerly )?look(?:ing)? forward to(?: \\p{L}+){0,5}",
  '(?:i )?hope (?:this|you|to hear|all is|everyone)(?: \\p{L}+){0,5}',
  '(?:please )?(?:kindly )?(?:let me know|get back to me|advise|respond|reply|contact me|call me|email me|reach out)(?: (?:if|when|what) (?:you|there|anything|we|i)(?: \\S+){0,5}| (?:at|as|by|on|with|asap|soon|back)(?: \\S+){0,5})?',
  '(?:any|your|all)(?: (?:kind|prompt|urgent))? (?:help|assistance|advice|input|guidance)(?: (?:in|with|on|regarding) (?:this|the)(?: matter| issue)?)?(?: (?:is|are|will be|would be))?(?: (?:much|greatly|highly|very|really|so))?(?: (?:appreciated|great|welcome|nice))?',
  '(?:i )?(?:would |will )?(?:really |greatly |sincerely )?appreciate (?:it|(?:your|any)(?: \\p{L}+)*)',
  '(?:can|could|would|will) (?:you|someone|anyone|somebody)(?: please)? (?:please )?(?:help|assist)(?: me| us)?(?: out)?(?: with this| here)?',
  '(?:please|pls|plz)(?: (?:help|assist|advise|respond|reply|investigate|see|find|review|note|look into))?(?: me| us)?(?: (?:with|into) (?:this|it|the)(?: \\p{L}+)?)?',
  'see (?:the )?attach(?:ed|ment|ments)(?: \\p{L}+){0,3}',
  'i need (?:your |some )?(?:help|assistance|advice)(?: please)?',
  'sent from my(?: \\p{L}+){1,3}',
  'my name is(?: \\p{L}+){0,3}',
  'i (?:live|reside|am located) in(?: \\p{L}+){0,3}',
  'i am a resident of(?: \\p{L}+){0,4}',
  'i have attached(?: \\p{L}+){0,6}',
  "(?:i am|i'm|we are) (?:writing|contacting you|reaching out|filing|submitting)(?: (?:this|a|to|you|my|formal|an))*(?: (?:complaint|letter|email|inquiry|dispute|file|submit|complain))*",
  'god bless(?: you)?',
  'take care',
]);

const FILLERS: ReadonlySet<string> = new Set(
  `account number phone address name date ref reference id case order ticket amount birth dob ssn street zip code email
  mail letter attached attachment attachments below following time attention matter help assistance consideration reply
  response message regarding concern concerns issue issues complaint advance sir madam team support soon day today
  tomorrow yesterday subject question questions monday tuesday wednesday thursday friday saturday sunday january february
  march april june july august september october november december am pm hear hearing sincerely please thank thanks
  situation information details copy resident state usd mr mrs ms understanding cooperation total balance paid payment`.split(
    /\s+/,
  ),
);

const MIN_WORDS_BESIDE_COURTESY = 3;
const MAX_FACT_WORDS = 3;
/** Characters: who writes more than this in one sentence says something. */
const MAX_SMALL_TALK = 160;
const INTERJECTIONS =
  /^(?:(?:no problem|never mind|my pleasure|you'?re welcome|sounds good|got it|bye|goodbye|yeah|yep|yes|no|nope|sure|right|exactly|okay|ok|great|cool|perfect|hmm?|um+|uh+|mhm|uh-huh|absolutely|definitely|of course|i see|i guess|you know|well|so|and|oh|like)[\s,.!?…-]*)+$/iu;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)(?:\s(?!(?:i|my|we|the|can|how|a|your)\s)\p{L}+){0,3}\s?[,!:.–-]+\s+(?=\S)/iu;

/**
 * True for a sentence that makes no point: a greeting, thanks, a sign-off, a request for help that names nothing, or a
 * bare fact (an id, an address, a date). What counts is what is left once courtesies are taken out.
 */
export function isSmallTalk(sentence: string): boolean {
  const trimmed = sentence.trim();
  if (trimmed.length > MAX_SMALL_TALK) return false;
  if (INTERJECTIONS.test(trimmed)) return true;
  const rest = trimmed.replace(COURTESIES, ' ');
  const words = listWords(rest);
  const isTelling = listContentWords(words).some((word) => !FILLERS.has(word));
  if (rest === trimmed) return !isTelling && looksLikeFact(trimmed, words);
  return !(isTelling && words.length >= MIN_WORDS_BESIDE_COURTESY) && !makesPoint(trimmed, rest);
}

/** The length of a greeting before something else ("Hi there, …"), 0 without one. */
export function greetingLength(sentence: string): number {
  return GREETING.exec(sentence)?.[0].length ?? 0;
}

// "Order number: 12345", "XXXX XXXX, 2 March": nothing but fillers, and short or with figures.
function looksLikeFact(sentence: string, words: readonly string[]): boolean {
  return words.length <= MAX_FACT_WORDS || /\d|XX/u.test(sentence);
}

function makesPoint(sentence: string, rest: string): boolean {
  const cues = findCues(rest);
  return cues.pain > 0 || cues.praise > 0 || findCues(sentence).request > 0;
}
