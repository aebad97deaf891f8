/** Words that may stand inside a name but neither begin nor end one. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all already also although always am an and any anybody anyone anything anyway are around as
  ask asked asking at back be became because become been before being below between both but by came can come could day
  days did do does doing done down during each either else etc even ever every everything few find first for from further
  gave get gets getting give given gives giving go goes going gone gonna good got gotten guess guys had has have having he
  hello help her here hers hey hi him his hopefully how however i i'd i'll i'm i've if in into is it it's its itself just
  keep keeps kind kindly know known last later least let let's like little long look looking looks lot lots made make makes
  making many may maybe me mean might more most much must my myself need needed needing needs never new next no none nor
  now of off ok okay on once one ones only onto or other others our ours out over own part people per perhaps please
  possible put quite rather really regarding right said same saw say saying says see seem seems seen several shall she
  should show since so some somebody somehow someone something sometimes soon sorry sort still stuff such sure take taken
  takes taking tell telling tells than thank thanks that that's the their theirs them themselves then there there's these
  they thing things think this those though thought through till time times to today together told too took toward tried
  tries try trying two under until up upon us use used using usually various very via want wanted wanting wants was way we
  well went were what what's whatever when whenever where where's whether which while who who's whole whom whose why will
  wish with within without wondering would yes yesterday yet you you'd you'll you're you've your yours yourself able
  actually basically currently every exactly immediately literally recently simply suddenly totally possibly properly`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Left out of phrases altogether, so that "lost my card" and "lost the card" count as one. */
export const DETERMINERS: ReadonlySet<string> = new Set(
  'a an the my your our their his her its this that these those some any'.split(' '),
);

/** Words that turn a meaning round; a name may begin with one. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never can't cannot won't didn't doesn't don't isn't wasn't hasn't haven't couldn't wouldn't without unable".split(
    ' ',
  ),
);
