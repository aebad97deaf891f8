import type { Embedder } from '@earshot/models';

type NamedThemes = {
  /** Name of each theme. */
  names: readonly string[];
  /** Theme of each row, −1 for none. */
  assigned: ArrayLike<number>;
  /** Label of each row. */
  labels: readonly string[];
};

/** Share of themes for which, of all labels, the one closest in meaning to the name is the theme's majority label. */
export async function nameAccuracy(
  deps: { embedder: Embedder },
  themes: NamedThemes,
): Promise<number> {
  const candidates = [...new Set(themes.labels)];
  const labelVectors = await deps.embedder.embed(candidates.map(toWords));
  const nameVectors = await deps.embedder.embed(themes.names.map(toWords));
  const { dimension } = deps.embedder;
  const majorities = majorityLabels(themes);
  const right = themes.names.filter((_, theme) => {
    const name = nameVectors.subarray(theme * dimension, (theme + 1) * dimension);
    return candidates[nearestRow(labelVectors, name)] === majorities[theme];
  });
  return themes.names.length === 0 ? 0 : right.length / themes.names.length;
}

function majorityLabels({ names, assigned, labels }: NamedThemes): (string | undefined)[] {
  const counts = names.map(() => new Map<string, number>());
  labels.forEach((label, row) => {
    const ofTheme = counts[assigned[row] ?? -1];
    ofTheme?.set(label, (ofTheme.get(label) ?? 0) + 1);
  });
  return counts.map((count) => [...count].toSorted((a, b) => b[1] - a[1])[0]?.[0]);
}

function nearestRow(rows: Float32Array, vector: Float32Array): number {
  let nearest = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let row = 0; row * vector.length < rows.length; row++) {
    const product = vector.reduce(
      (sum, value, at) => sum + value * (rows[row * vector.length + at] ?? 0),
      0,
    );
    if (product > best) [best, nearest] = [product, row];
  }
  return nearest;
}

/** `card_arrival` reads as "card arrival". */
function toWords(label: string): string {
  return label.replaceAll(/[_-]+/g, ' ');
}
