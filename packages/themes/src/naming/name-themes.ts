import { candidateNames, type CandidateName } from './candidate-names.ts';
import { chooseDistinct } from './choose-distinct.ts';
import { describeTheme } from './describe-theme.ts';
import { indexPhrases, type PhraseCounts } from './phrase-index.ts';
import { rankByMeaning, type Embed } from './rank-by-meaning.ts';
import { chooseRepresentatives } from './representatives.ts';
import { writeName } from './write-name.ts';
import { centroidsOf, sumGroups } from '../vectors/centroids.ts';
import type { Matrix } from '../vectors/matrix.ts';

export interface NameThemes {
  texts: readonly string[];
  /** Theme of each text, 0 … themes − 1, or −1. */
  labels: ArrayLike<number>;
  /** Area of each theme; its length is the number of themes. */
  areas: ArrayLike<number>;
  /** n × dim, unit rows. */
  vectors: Float32Array;
  dim: number;
  /** The encoder that made the vectors; with it phrases are also judged by meaning. */
  embed?: Embed;
}

export interface ThemeNames {
  themes: NamedTheme[];
  /** Names of the areas, by index. */
  areas: string[];
}

export interface NamedTheme {
  /** A short phrase, distinct from every other theme's. */
  name: string;
  /** One line in plain text. */
  description: string;
  /** The most telling phrases, best first. */
  phrases: string[];
  /** Rows that stand for the theme: the medoid, then a diverse handful. */
  representatives: number[];
}

const CANDIDATES = 40;
const REPRESENTATIVES = 6;

/** Names themes and areas from the words of their own texts, without a language model. */
export async function nameThemes(input: NameThemes): Promise<ThemeNames> {
  const themes = input.areas.length;
  const matrix = { data: input.vectors, dim: input.dim };
  const index = indexPhrases(input.texts, input.labels);
  const ranked = await rankCandidates(input, index, { matrix, groups: themes });
  const names = chooseDistinct(ranked);
  const representatives = chooseRepresentatives(matrix, input.labels, {
    themes,
    count: REPRESENTATIVES,
  });
  return {
    themes: ranked.map((candidates, theme) => {
      const phrases = candidates.slice(0, 5).map(({ phrase }) => writeName(phrase, index));
      const rows = representatives[theme] ?? [];
      const medoid = input.texts[rows[0] ?? -1] ?? '';
      const name = writeName(names[theme] ?? `theme ${theme + 1}`, index);
      return { name, description: describeTheme(medoid, phrases), phrases, representatives: rows };
    }),
    areas: await nameAreas(input, matrix),
  };
}

async function rankCandidates(
  input: NameThemes,
  index: Map<string, PhraseCounts>,
  of: { matrix: Matrix; groups: number },
): Promise<CandidateName[][]> {
  const groups = sumGroups(of.matrix, input.labels, of.groups);
  const sizes = groups.sizes;
  const candidates = candidateNames(index.values(), {
    sizes,
    rows: input.texts.length,
    limit: CANDIDATES,
  });
  return input.embed ? rankByMeaning(candidates, centroidsOf(groups), input.embed) : candidates;
}

async function nameAreas(input: NameThemes, matrix: Matrix): Promise<string[]> {
  const labels = Int32Array.from(input.labels, (theme) =>
    theme < 0 ? -1 : (input.areas[theme] ?? -1),
  );
  const groups = labels.length === 0 ? 0 : 1 + Math.max(...Array.from(input.areas));
  const index = indexPhrases(input.texts, labels);
  const ranked = await rankCandidates({ ...input, labels }, index, { matrix, groups });
  return chooseDistinct(ranked).map((phrase, area) =>
    writeName(phrase ?? `area ${area + 1}`, index),
  );
}
