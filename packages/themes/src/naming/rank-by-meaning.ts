import type { CandidateName } from './candidate-names.ts';
import { dot, rowCount, rowOf, type Matrix } from '../vectors/matrix.ts';

export type Embed = (texts: readonly string[]) => Promise<Float32Array>;

/** How much the meaning of a phrase counts against how telling its words are. */
const MEANING = 20;
/** Part of the likeness to the nearest other theme that is held against a phrase. */
const CONTRAST = 0.7;
/** Held against a single word: it says what a theme is about, seldom what hurts. */
const SINGLE_WORD = 1.5;

/** Ranks each theme's candidates again by how close they are to its centroid and how far from the next theme's. */
export async function rankByMeaning(
  candidates: CandidateName[][],
  centroids: Matrix,
  embed: Embed,
): Promise<CandidateName[][]> {
  const phrases = [...new Set(candidates.flat().map(({ phrase }) => phrase))];
  const vectors = { data: await embed(phrases), dim: centroids.dim };
  const rowOfPhrase = new Map(phrases.map((phrase, row) => [phrase, row]));
  return candidates.map((own, theme) =>
    own
      .map((candidate) => {
        const vector = rowOf(vectors, rowOfPhrase.get(candidate.phrase) ?? 0);
        const meaning = MEANING * fit(vector, centroids, theme);
        const malus = candidate.phrase.includes(' ') ? 0 : SINGLE_WORD;
        return { ...candidate, score: candidate.score + meaning - malus };
      })
      .toSorted(
        (left, right) => right.score - left.score || left.phrase.localeCompare(right.phrase, 'en'),
      ),
  );
}

function fit(vector: Float32Array, centroids: Matrix, theme: number): number {
  let nearest = 0;
  for (let other = 0; other < rowCount(centroids); other++) {
    if (other !== theme) nearest = Math.max(nearest, dot(vector, rowOf(centroids, other)));
  }
  return dot(vector, rowOf(centroids, theme)) - CONTRAST * nearest;
}
