/** English function words, and verbs too general to carry a point. Contractions are listed with their apostrophe. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after again against all almost along already also although always am among an and another any
  anyone anything are aren't around as at away back be became because become been before being below between both but by
  came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either else
  even ever every everyone everything few for from further gave get gets getting give given go goes going gone got had
  hadn't has hasn't have haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll
  i'm i've if in instead into is isn't it it's its itself just keep kept know let like made make makes making many may
  maybe me might mine more most much must my myself near need needs never next no none nor not nothing now of off often
  on once one ones only onto or other others our ours ourselves out over own per perhaps put quite rather really said
  same say says see she she'd she's should shouldn't since so some someone something soon still such take taken than
  that that's the their theirs them themselves then there there's these they they'd they'll they're they've thing things
  this those though through thus to together told too took toward towards under until up upon us use used using very
  was wasn't way we we'd we'll we're we've well went were weren't what what's whatever when whenever where whether which
  while who whom whose why will with within without won't would wouldn't yes yet you you'd you'll you're you've your
  yours yourself dont didnt doesnt cant wont im ive isnt wasnt couldnt wouldnt hasnt havent via etc ok okay`.split(
    /\s+/,
  ),
);
