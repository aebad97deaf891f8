import { termSimilarity, type TermVectors } from './term-vectors.ts';
import { collectNeighbours, type NeighbourTable } from '../neighbours/neighbour-table.ts';

/**
 * Ranks each row's neighbours again by (1 − share) · embedding cosine + share · shared-words cosine and keeps the
 * nearest `width`. Encoders blur pairs that differ in one telling word ("pending top-up", "pending transfer").
 */
export function blendNeighbours(
  table: NeighbourTable,
  terms: TermVectors,
  options: { share: number; width: number },
): NeighbourTable {
  const collector = collectNeighbours(table.rows, Math.min(options.width, table.width));
  for (let row = 0; row < table.rows; row++) {
    for (let at = row * table.width; at < (row + 1) * table.width; at++) {
      const other = table.ids[at] ?? -1;
      if (other < 0) break;
      const lexical = termSimilarity(terms, row, other);
      collector.offer(
        row,
        other,
        (1 - options.share) * (table.similarities[at] ?? 0) + options.share * lexical,
      );
    }
  }
  return collector.finish(1);
}
