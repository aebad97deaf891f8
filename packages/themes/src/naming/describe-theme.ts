const LONGEST = 160;

/** One line: the theme's most typical verbatim, shortened at a word, and what else is often said. */
export function describeTheme(medoid: string, phrases: readonly string[]): string {
  const quote = shorten(medoid.replace(/\s+/gu, ' ').trim());
  const often = phrases.slice(1, 4).map((phrase) => phrase.toLowerCase());
  if (quote === '') return often.join(', ');
  return often.length === 0 ? `“${quote}”` : `“${quote}” Often: ${often.join(', ')}.`;
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(LONGEST / 2, cut.lastIndexOf(' ')))}…`;
}
