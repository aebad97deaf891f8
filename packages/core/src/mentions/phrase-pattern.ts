/**
 * One pattern for many phrases, matched as whole words whatever the case. In a phrase `'` also matches a curly or a
 * missing apostrophe, a space matches any white space, and the rest is a regular expression.
 */
export function phrasePattern(phrases: readonly string[], flags = 'giu'): RegExp {
  const sources = phrases.map((phrase) => phrase.replaceAll("'", "['’]?").replaceAll(' ', '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, flags);
}
