import type { PhraseCounts } from './phrase-index.ts';

export interface CandidateName {
  phrase: string;
  /** Higher names the theme better. */
  score: number;
  /** Share of the theme's rows with the phrase. */
  support: number;
}

export interface CandidateOptions {
  /** Rows of each theme. */
  sizes: ArrayLike<number>;
  rows: number;
  /** Kept of each theme, best first. */
  limit: number;
}

/** For each theme its most telling phrases, by class-based tf-idf (Grootendorst 2022) over rows. */
export function candidateNames(
  index: Iterable<PhraseCounts>,
  options: CandidateOptions,
): CandidateName[][] {
  const candidates = Array.from({ length: options.sizes.length }, (): CandidateName[] => []);
  for (const counts of index) {
    for (const [theme, rows] of counts.byTheme) {
      const size = options.sizes[theme] ?? 0;
      if (rows < leastRows(size)) continue;
      const score =
        telling(counts, { rows, size, all: options.rows }) * lengthFactor(counts.phrase);
      candidates[theme]?.push({ phrase: counts.phrase, score, support: rows / size });
    }
  }
  return candidates.map((own) => own.toSorted(byScore).slice(0, options.limit));
}

/** A phrase of one row names that row, not the theme. */
function leastRows(size: number): number {
  return size < 8 ? 1 : Math.max(2, Math.ceil(0.03 * size));
}

/** Frequent in the theme (damped), and more so than elsewhere. */
function telling(counts: PhraseCounts, at: { rows: number; size: number; all: number }): number {
  const inside = at.rows / at.size;
  const lift = inside / (counts.total / at.all);
  return Math.sqrt(inside) * Math.log(1 + lift) * (at.rows / counts.total) ** 0.25;
}

/** Single words rarely say what hurts; beyond four a phrase is a sentence. */
function lengthFactor(phrase: string): number {
  const factors = [0, 0.55, 1, 1.1, 1, 0.9, 0.8];
  return factors[phrase.split(' ').length] ?? 0.5;
}

function byScore(left: CandidateName, right: CandidateName): number {
  return right.score - left.score || left.phrase.localeCompare(right.phrase, 'en');
}
