export const delimiters = [',', ';', '\t', '|'] as const;

/**
 * The delimiter with which the most rows of a sample have as many fields as its first row; more fields win a tie.
 * A comma where nothing separates anything (one column). Delimiters inside quotes do not count.
 */
export function detectDelimiter(sample: string): string {
  const rows = countPerRow(sample);
  const scored = delimiters.map((delimiter, i) => ({
    delimiter,
    score: agreement(rows.map((row) => row[i] ?? 0)),
  }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

const maxRows = 50;

/** Share of rows that agree with the first, plus a little for every field. */
function agreement(counts: readonly number[]): number {
  const header = counts[0] ?? 0;
  if (header === 0) return 0;
  const share = counts.filter((count) => count === header).length / counts.length;
  return share + Math.min(header, 100) / 1000;
}

/** For each of the first rows, how often each delimiter stands outside quotes. */
function countPerRow(sample: string): number[][] {
  const rows: number[][] = [[0, 0, 0, 0]];
  let isQuoted = false;
  for (const char of sample) {
    if (char === '"') isQuoted = !isQuoted;
    else if (char === '\n' && !isQuoted) rows.push([0, 0, 0, 0]);
    else if (!isQuoted) count(rows.at(-1), char);
    if (rows.length > maxRows) break;
  }
  // The last row may be cut off by the end of the sample.
  return rows.length > 1 ? rows.slice(0, -1) : rows;
}

function count(row: number[] | undefined, char: string): void {
  const i = (delimiters as readonly string[]).indexOf(char);
  if (row !== undefined && i >= 0) row[i] = (row[i] ?? 0) + 1;
}
