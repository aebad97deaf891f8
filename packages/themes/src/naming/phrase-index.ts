import { extractPhrases } from './extract-phrases.ts';

/** Where a phrase occurs, by rows: how many in all and how many of each theme. */
export interface PhraseCounts {
  phrase: string;
  total: number;
  byTheme: Map<number, number>;
  /** How texts write it, with counts. */
  spellings: Map<string, number>;
}

/** Counts every phrase once a row. Rows without a theme (−1) count in the total only. */
export function indexPhrases(
  texts: readonly string[],
  labels: ArrayLike<number>,
): Map<string, PhraseCounts> {
  const index = new Map<string, PhraseCounts>();
  texts.forEach((text, row) => {
    const theme = labels[row] ?? -1;
    for (const [phrase, written] of extractPhrases(text)) {
      const counts = index.get(phrase) ?? {
        phrase,
        total: 0,
        byTheme: new Map(),
        spellings: new Map(),
      };
      counts.total++;
      if (theme >= 0) counts.byTheme.set(theme, (counts.byTheme.get(theme) ?? 0) + 1);
      counts.spellings.set(written, (counts.spellings.get(written) ?? 0) + 1);
      index.set(phrase, counts);
    }
  });
  return index;
}
