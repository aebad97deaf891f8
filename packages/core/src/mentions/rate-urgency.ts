import { phrasePattern } from './phrase-pattern.ts';

const PRESSURE = phrasePattern(
  [
    "urgent(?:ly)?|asap|as soon as possible|immediate(?:ly)?|right (?:now|away)|at once|emergency|critical|deadline|time[- ]sensitive|today|tonight|by (?:tomorrow|monday|friday|the end of)|before (?:tomorrow|my (?:trip|flight|rent))|production|go(?:ing)? live|blocker|p1|sev ?1|cannot wait|can't wait",
  ],
  'iu',
);
const DAMAGE = phrasePattern(
  [
    'lost (?:money|data|customers?|sales|revenue|access|everything|my (?:job|house|home|car|money|data|savings))|data loss|losing (?:money|customers?|sales|revenue)|stolen|stole|fraud(?:ulent|ulently)?|scammed|identity theft|hacked|breach(?:ed)?|unauthori[sz]ed|without (?:my|our) (?:permission|consent|authorization|knowledge)|overdra(?:ft|fts|wn|wing)|negative balance|evict(?:ed|ion)?|homeless|bankrupt(?:cy)?|repossess(?:ed|ion)?|garnish(?:ed|ment|ing)?|foreclos(?:ed|ure)',
    'su(?:e|ed|ing) (?:me|us|you)?|lawsuit|legal action|threat(?:s|en|ens|ened|ening)?|harass(?:ed|ing|ment|es)?|police|arrest(?:ed)?|jail',
    "(?:is|are|was|were|went|been|completely|everything|system|server|site|service|app) (?:completely |totally )?down(?! (?:payment|to|from))|outage|blocked|locked out|can't (?:work|log ?in|login|sign in|access|use|pay)|cannot (?:work|log ?in|login|sign in|access|use|pay)|unable to (?:work|log ?in|login|sign in|access|use|pay)|unusable|cancel(?:l?ing|l?ed)? (?:my|our|the) (?:account|subscription|contract|plan)|switch(?:ing)? to (?:a|another|your) ?(?:competitor|provider)?",
    'double charged|charged (?:me |us )?(?:twice|double|two times|multiple times)|(?:took|taken|withdrew|withdrawn|debited)(?: \\S+){0,6} (?:from|out of) my',
  ],
  'iu',
);
const PERSISTENCE = phrasePattern(
  [
    "still|again|repeatedly|constantly|several times|multiple times|many times|numerous times|every (?:day|time|week|month)|(?:for|over|past|last) (?:the )?(?:past |last )?(?:\\d+|two|three|four|five|six|several|many|few)? ?(?:days|weeks|months|years|hours)|weeks|months|days ago|no (?:response|reply|answer)|kept|keeps?|waiting|never (?:received|got|heard|arrived)|hasn't arrived|haven't received",
  ],
  'iu',
);

/**
 * How pressing a sentence is: 3 damage under time pressure, 2 one of both, 1 something that drags on, 0 none of these.
 */
export function rateUrgency(sentence: string): number {
  const pressing = PRESSURE.test(sentence);
  const damaging = DAMAGE.test(sentence);
  if (pressing && damaging) return 3;
  if (pressing || damaging) return 2;
  return PERSISTENCE.test(sentence) ? 1 : 0;
}
