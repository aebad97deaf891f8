import type { SettledLabels } from './settle-labels.ts';
import { coverage } from '../metrics/coverage.ts';
import { centroidsOf, groupCohesion, sumGroups } from '../vectors/centroids.ts';
import { dot, rowCount, rowOf, type Matrix } from '../vectors/matrix.ts';

export interface DiscoveredTheme {
  size: number;
  area: number;
  /** Mean cosine over pairs of members, after centring: 1 is identical, 0 no more alike than any two rows. */
  cohesion: number;
  /** 1 − cosine of its centroid with the nearest other theme's, after centring. */
  separation: number;
}

export interface ThemeDescription {
  labels: Int32Array;
  themes: DiscoveredTheme[];
  centroids: Float32Array;
  dim: number;
  areaCount: number;
  coverage: number;
}

export function describeThemes(input: {
  given: Matrix;
  centred: Matrix;
  labels: SettledLabels;
  areas: Int32Array;
}): ThemeDescription {
  const { labels, themes: count } = input.labels;
  const groups = sumGroups(input.centred, labels, count);
  const centres = centroidsOf(groups);
  const themes = Array.from({ length: count }, (_, theme) => ({
    size: groups.sizes[theme] ?? 0,
    area: input.areas[theme] ?? 0,
    cohesion: groupCohesion(groups, theme),
    separation: 1 - nearestSimilarity(centres, theme),
  }));
  return {
    labels,
    themes,
    centroids: centroidsOf(sumGroups(input.given, labels, count)).data,
    dim: input.given.dim,
    areaCount: new Set(input.areas).size,
    coverage: coverage(labels),
  };
}

function nearestSimilarity(centres: Matrix, theme: number): number {
  let nearest = -1;
  for (let other = 0; other < rowCount(centres); other++) {
    if (other !== theme)
      nearest = Math.max(nearest, dot(rowOf(centres, theme), rowOf(centres, other)));
  }
  return nearest;
}
