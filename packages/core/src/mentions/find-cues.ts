import { phrasePattern } from './phrase-pattern.ts';

/** How often a sentence says each kind of thing. English only: other languages give no cues and are judged by length and place. */
export type Cues = {
  pain: number;
  request: number;
  praise: number;
  isQuestion: boolean;
  /** Opens with a question word, so "when can I expect …?" asks rather than wishes. */
  opensWithQuestionWord: boolean;
  /** A wish stands before any complaint: "I want a refund, this never worked". */
  isRequestFirst: boolean;
};

const PAIN = phrasePattern([
  // Something does not happen, or stopped.
  "(?:can't|cannot|can not|couldn't|could not|unable to|not able to|won't|will not|wouldn't|would not|doesn't|does not|didn't|did not|don't|isn't|is not|wasn't|aren't|hasn't|has not|haven't|have not|hadn't|never|no longer|not)(?= \\p{L})",
  '(?<=^\\s*)no(?= \\p{L})',
  'no (?:way|option|response|answer|reply|one|help|record|explanation|reason|notice|idea|luck|access|refund|confirmation)',
  'nothing|nobody|without (?:my|our|any|notice|warning|permission|consent|knowledge|authorization|telling|asking|explanation|reason)',
  'stopped|stops|ceased|lacks?|lacking|missing|gone|disappeared|vanished|lost|loses|losing',
  // It fails.
  'fail(?:s|ed|ing|ure|ures)?|broken?|breaks|breaking|crash(?:es|ed|ing)?|bugs?|buggy|errors?|glitch(?:es|y)?|freez(?:e|es|ing)|frozen|hangs?|stuck|slow(?:er|ly|ness)?|lag(?:s|gy|ging)?|down|outage|timed? out|time-?outs?|unresponsive|unreliable|useless|worthless|unusable|corrupted|problems?|issues?|trouble|defective',
  // It is wrong or refused.
  'wrong(?:ly)?|incorrect(?:ly)?|inaccurate(?:ly)?|false(?:ly)?|mistakes?|duplicated?|twice|unexpected(?:ly)?|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|den(?:y|ies|ied|ying|ial)|refus(?:e|es|ed|ing|al)|block(?:s|ed|ing)?|locked|suspended|restricted|ignor(?:e|es|ed|ing)|disconnected|hung up|lied|lies|lying|misled|mislead(?:ing)?|decei(?:ve|ved|ving)|deceptive|rude|disrespectful|unprofessional',
  // Money and harm.
  'overcharg(?:e|ed|es|ing)|double[- ]charg(?:e|ed)|hidden|fees?|penalt(?:y|ies)|overdra(?:ft|fts|wn|wing)|unauthori[sz]ed|fraud(?:ulent|ulently)?|scam(?:s|med|mers?|ming)?|stolen|steal(?:ing|s)?|theft|stole|illegal(?:ly)?|unlawful(?:ly)?|predatory|harass(?:ed|ing|ment|es)?|threat(?:s|en|ens|ened|ening)?|violat(?:e|es|ed|ing|ion|ions)|breach(?:ed)?|damag(?:e|es|ed|ing)|ruin(?:ed|ing|s)?|suffer(?:ed|ing|s)?|expensive|overpriced|ridiculous|outrageous|unfair(?:ly)?|unacceptable|terrible|horrible|awful|worst|worse|poor(?:ly)?|bad(?:ly)?',
  // It costs effort or patience.
  'confus(?:e|ed|es|ing|ion)|complicated|difficult(?:y|ies)?|hard(?:er)? to|impossible|annoying|annoyed|frustrat(?:e|ed|ing|ion)|disappoint(?:ed|ing|ment)|tedious|cumbersome|clunky|painful|struggl(?:e|ed|es|ing)|hate|waste(?:d|s)?|manual(?:ly)?|workarounds?|hours|forever|delay(?:s|ed|ing)?|late|wait(?:ed|ing)|overdue|still|again and again|over and over|every (?:single )?time|constantly|keeps? (?:on )?\\p{L}+ing|kept \\p{L}+ing|repeated(?:ly)?|too (?:much|many|long|slow|expensive|hard|complicated|small|big|high|low|late)|instead of|supposed to|even though|despite|forced|pressured',
]);

const REQUEST = phrasePattern([
  '(?:please|kindly|pls|plz) (?!help|assist|advise|note|see|be |find|let |respond|reply|refer|contact|call|email|investigate|look|review|know|feel|i |my |the )\\p{L}+',
  '(?:can|could|would|will) (?:you|we|someone)(?: guys)?(?: please)? (?:add|allow|make|support|provide|include|enable|fix|give|consider|offer|build|implement|remove|change|refund|cancel|send|close|stop|update|correct|delete|reset|unlock|increase|extend|have)',
  "(?<!that |told me |said |because )(?:i|we|i'd|we'd|users?|people|everyone|customers)(?: (?:would|'d))? (?:really |just |also )?(?:like|love|prefer|want|need|wish|expect|demand|request|ask) (?:to|for|that|it|a|an|the|you|them|this|my|our|more|better|if)",
  "(?:i'?d|we'?d|would) (?:really )?(?:like|love|prefer)",
  '(?:i|we) (?:wish|request|demand|suggest|propose|recommend)',
  "(?:it )?(?:would|'d|will|could) be (?:so |very |really )?(?:nice|great|good|better|helpful|useful|awesome|cool|amazing|ideal|easier)",
  'feature (?:request|idea)|suggestions?|(?:should|must|needs? to|ought to) (?:be able to|have (?:a|an|the|more|better)|be (?:able|removed|deleted|refunded|fixed|possible|added|allowed|an option|a way)|support|allow|add|include|offer|let|provide|stop|fix|remove)',
  '(?:need|want|looking for) (?:a|an|some|more|better) (?:way|option|feature|button|setting|possibility|refund|solution)',
  'add (?:support|an? option|the ability|a way|a)',
  "(?<!n't |not |never |to |only |ever |would |will |lets? )(?:allow|let) (?:me|us|users?|people) (?!know|go )(?:to )?\\p{L}+",
  'give (?:me|us) (?:a|an|the|my)|bring back|(?:want|need)(?:ed|s)? (?:this|it|them|my|the|you)(?: \\p{L}+){0,5} (?:removed|deleted|refunded|fixed|cancell?ed|closed|corrected|stopped|resolved|back|to stop)',
]);

const PRAISE = phrasePattern([
  "(?:i|we)(?:'ve)? (?:really |absolutely |just |also |always )?(?:loved?|likes?|enjoy(?:ed)?|appreciate)",
  'loves? (?:the|this|it|that|your|how)|(?:well|nicely|beautifully) (?:done|made|designed|built|thought)|great|excellent|fantastic|amazing|awesome|wonderful|perfect(?:ly)?|brilliant|superb|impressed|impressive|delight(?:ed|ful)|happy with|pleased|satisfied|recommend(?:ed)?|easy to|intuitive|seamless(?:ly)?|smooth(?:ly)?|flawless(?:ly)?|life ?saver|game ?changer|saves? (?:me|us)|saved (?:me|us)|works? (?:great|well|perfectly|fine|flawlessly|like a charm)|helpful|friendly|(?:the|your|is) best|best (?:app|product|service|tool|experience|support|company)|thank(?:s| you) for|kudos|fast|quick(?:ly)?|reliable|so much (?:better|easier|faster)',
]);

const LEAD_IN = String.raw`^(?:(?:so|and|but|also|hi|hello|ok|okay|um|uh|well|please|just|excuse me)[\s,]+)*`;
const AUXILIARY = 'do|does|did|is|are|can|could|will|would|should';
const WH_START = new RegExp(
  String.raw`${LEAD_IN}(?:(?:how|what|when|where|who|why)(?:'?s|\s+(?:${AUXILIARY}|was|were|has|have|long|much|many|often|soon|come|to|if|about))|(?:what|which|whose|how)\s+(?!(?:i|we|they|he|she|it|you|then)\s)\p{L}+\s+(?:\p{L}+\s+)?(?:${AUXILIARY}))\b`,
  'iu',
);
const INVERSION_START = new RegExp(
  String.raw`${LEAD_IN}(?:(?:${AUXILIARY}|may|am)\s+(?:i|we|you|it|there|they|this|that|the|my|your|someone|anyone|a|an)|(?:was|were|has|have)\s+(?:i|we|you|they|anyone|someone|my|your)|any\s+(?:way|idea|chance|update))\b`,
  'iu',
);
const MAX_UNMARKED_QUESTION = 140;

/** Finds what a sentence expresses; counts are of matches. */
export function findCues(sentence: string): Cues {
  const request = countMatches(sentence, REQUEST);
  return {
    pain: countMatches(sentence, PAIN),
    request,
    praise: countMatches(sentence, PRAISE),
    isQuestion: isQuestion(sentence),
    opensWithQuestionWord: WH_START.test(sentence),
    isRequestFirst: request > 0 && comesFirst(sentence, REQUEST, PAIN),
  };
}

function isQuestion(sentence: string): boolean {
  if (/[?？]["'”’)\s]*$/u.test(sentence)) return true;
  return (
    sentence.length <= MAX_UNMARKED_QUESTION &&
    (WH_START.test(sentence) || INVERSION_START.test(sentence))
  );
}

// Not `matchAll`: it copies the pattern on each call, which made reading a text three times slower.
function countMatches(sentence: string, pattern: RegExp): number {
  return sentence.match(pattern)?.length ?? 0;
}

function comesFirst(sentence: string, first: RegExp, second: RegExp): boolean {
  const place = sentence.search(second);
  return place < 0 || sentence.search(first) < place;
}
