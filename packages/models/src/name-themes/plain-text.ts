/**
 * One line of a model's text for people: control and invisible characters removed, white space joined.
 * Undefined when nothing is left, it exceeds `maxLength` characters, or it holds a link or markup.
 */
export function plainText(text: string, maxLength: number): string | undefined {
  const line = stripInvisible(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^["'“”‘’]+|["'“”‘’.]+$/gu, '');
  if (line === '' || line.length > maxLength || hasMarkup(line)) return undefined;
  return line;
}

/**
 * A customer's words as data for a model: invisible characters, which can smuggle instructions past a
 * reader, are removed, and the quote is cut to `maxLength` characters.
 */
export function plainQuote(text: string, maxLength: number): string {
  const line = stripInvisible(text).replace(/\s+/gu, ' ').trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1)}…`.toWellFormed();
}

/** White space stays; other control, format (zero-width, direction, tag), surrogate and private characters go. */
function stripInvisible(text: string): string {
  return text.normalize('NFC').replace(/(?!\s)\p{C}/gu, '');
}

function hasMarkup(line: string): boolean {
  return /https?:|www\.|[<>{}`|\\]|\]\(|\*\*|__/iu.test(line);
}
