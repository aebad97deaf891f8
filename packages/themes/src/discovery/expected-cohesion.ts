import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

/** Members of one labelled intent have this mean cosine after centring (0.46 to 0.49 in 20 of 21 sets measured). */
const COHESION = 0.5;
/** Where two texts that say the same thing come closer than this, tightness does not depend on it. */
const PARAPHRASE = 0.75;
const STEEPNESS = 2.5;

/**
 * How tight the themes of a set can be expected to be. Longer and noisier texts blur even nearest neighbours; asking
 * the tightness of short utterances of them would shatter their themes.
 */
export function expectedCohesion(table: NeighbourTable): number {
  return COHESION * Math.min(1, paraphraseSimilarity(table) / PARAPHRASE) ** STEEPNESS;
}

const REFERENCE_ROWS = 3000;
/** Nearest neighbours come this much closer when a set grows e-fold (BANKING77: 0.70 at 400 rows, 0.86 at 10,000). */
const CLOSER_PER_LOG = 0.048;

/** Mean cosine of nearest neighbours, as it would be in a set of 3,000 rows. */
function paraphraseSimilarity(table: NeighbourTable): number {
  let sum = 0;
  let found = 0;
  for (let row = 0; row < table.rows; row++) {
    if ((table.ids[row * table.width] ?? -1) < 0) continue;
    sum += table.similarities[row * table.width] ?? 0;
    found++;
  }
  return (
    sum / Math.max(1, found) + CLOSER_PER_LOG * Math.log(REFERENCE_ROWS / Math.max(1, table.rows))
  );
}
