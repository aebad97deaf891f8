// Controls, line and paragraph separators, and the marks that turn reading direction or hide text.
const unprintable = /[\p{Cc}\u2028\u2029]+/gu;
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One printable line of at most `maxLength` UTF-16 units, cut between words where it can be, with an ellipsis. */
export function cleanLine(text: string, maxLength: number): string {
  const line = text
    .toWellFormed()
    .replace(unprintable, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  return `${cutAtWord(takeGraphemes(line.slice(0, maxLength), maxLength - 1))}…`;
}

function takeGraphemes(text: string, maxLength: number): string {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

function cutAtWord(text: string): string {
  const lastSpace = text.lastIndexOf(' ');
  const kept = lastSpace > text.length * 0.6 ? text.slice(0, lastSpace) : text;
  return kept.replace(/[\s,;:–-]+$/u, '');
}
