/** Sparse unit-length tf-idf rows: row i has terms at `starts[i] … starts[i + 1)`, term ids ascending. */
export interface TermVectors {
  starts: Int32Array;
  terms: Int32Array;
  weights: Float32Array;
}

/** A term in a single text links nothing, and so is left out. */
const LEAST_TEXTS = 2;

/** Words and word pairs of each text, weighed by inverse document frequency. */
export function termVectors(texts: readonly string[]): TermVectors {
  const vocabulary = new Map<string, number>();
  const counts: number[] = [];
  const rows = texts.map((text) => numberTerms(text, vocabulary, counts));
  const starts = new Int32Array(rows.length + 1);
  const kept = rows.map((row) => row.filter((term) => (counts[term] ?? 0) >= LEAST_TEXTS));
  kept.forEach((row, index) => (starts[index + 1] = (starts[index] ?? 0) + row.length));
  const terms = Int32Array.from(kept.flat());
  const weights = Float32Array.from(terms, (term) => Math.log(texts.length / (counts[term] ?? 1)));
  for (let row = 0; row < rows.length; row++)
    scaleToUnit(weights.subarray(starts[row], starts[row + 1]));
  return { starts, terms, weights };
}

/** Cosine of two rows. */
export function termSimilarity(vectors: TermVectors, left: number, right: number): number {
  const { starts, terms, weights } = vectors;
  const leftEnd = starts[left + 1] ?? 0;
  const rightEnd = starts[right + 1] ?? 0;
  let sum = 0;
  let at = starts[left] ?? 0;
  let to = starts[right] ?? 0;
  while (at < leftEnd && to < rightEnd) {
    const difference = (terms[at] ?? 0) - (terms[to] ?? 0);
    if (difference === 0) sum += (weights[at] ?? 0) * (weights[to] ?? 0);
    if (difference <= 0) at++;
    if (difference >= 0) to++;
  }
  return sum;
}

function numberTerms(text: string, vocabulary: Map<string, number>, counts: number[]): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  const terms = new Set<number>();
  words.forEach((word, index) => {
    terms.add(numberOf(word, vocabulary));
    if (index > 0) terms.add(numberOf(`${words[index - 1]} ${word}`, vocabulary));
  });
  for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  return [...terms].toSorted((left, right) => left - right);
}

function numberOf(term: string, vocabulary: Map<string, number>): number {
  const known = vocabulary.get(term);
  if (known !== undefined) return known;
  vocabulary.set(term, vocabulary.size);
  return vocabulary.size - 1;
}

function scaleToUnit(weights: Float32Array): void {
  let squares = 0;
  for (const weight of weights) squares += weight * weight;
  if (squares === 0) return;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / Math.sqrt(squares);
}
