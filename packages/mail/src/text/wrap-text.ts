/** Columns of the plain-text part (RFC 5322 advises 78). */
export const TEXT_WIDTH = 78;

/**
 * Breaks text into lines of at most 78 UTF-16 units, every line after the first behind `indent`. A word that is too
 * long alone, which is an address, is left whole on its own line.
 */
export function wrapText(text: string, first = '', indent = first): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text
    .replace(/\u00a0/g, ' ')
    .split(/\s+/)
    .filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > TEXT_WIDTH) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
