/**
 * Runs of words without a break: a run ends at punctuation, numbers, amounts and redactions, so that no phrase can
 * contain or reach across one. Words keep their case; typographic apostrophes become plain.
 */
export function splitWords(text: string): string[][] {
  const pieces =
    text
      .normalize('NFC')
      .replaceAll('’', "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'@._/-]*|[^\s]/gu) ?? [];
  const runs: string[][] = [[]];
  for (const piece of pieces) {
    const word = piece.replace(/['._/-]+$/u, '');
    if (isWord(word)) runs.at(-1)?.push(word);
    if (!isWord(word) || word !== piece) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Letters only (inner apostrophes and hyphens allowed), and not a redaction such as "XXXX". */
function isWord(piece: string): boolean {
  return (
    /^\p{L}+(?:['-]\p{L}+)*$/u.test(piece) &&
    !/^x{2,}$/iu.test(piece) &&
    !/xx/iu.test(piece) &&
    piece.length <= 24
  );
}
