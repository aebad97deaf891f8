// Soft hyphen, zero-width space, direction marks, word joiner, byte order mark, interlinear and tag characters.
const invisible =
  /[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
// Joiners shape emoji, Persian and Indic words; after a Latin letter, a space or nothing they only hide.
const strayJoiner = /(?<=^|[\s\p{Nd}\p{P}\p{Script=Latin}])[\u200C\u200D]+/gu;
const controls = /(?![\n\t])\p{Cc}/gu;

/**
 * Text as people see it: NFC, well-formed (a lone surrogate becomes U+FFFD), without control, zero-width and direction
 * characters; spaces collapsed, at most one empty line in a row, ends trimmed. Idempotent.
 */
export function normaliseText(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n');
  const visible = lines.replace(controls, '').replace(invisible, '').replace(strayJoiner, '');
  return collapseWhitespace(visible.normalize('NFC'));
}

function collapseWhitespace(text: string): string {
  return text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
