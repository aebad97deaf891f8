import { centroidsIn, type AssignmentModel } from './assignment-model.ts';
import { scoreTheme } from './score-theme.ts';
import { normalise } from '../vectors/centre.ts';
import { dot, rowOf } from '../vectors/matrix.ts';

export interface OnlineAssignment {
  /** −1 when no theme's threshold was reached. */
  theme: number;
  /** How well the vector fits the best theme, whether or not that was enough; −1 without themes. */
  score: number;
  /** The second best theme and its score, where there is one. */
  runnerUp?: { theme: number; score: number };
}

/** Themes near enough by centroid to be looked at closely; keeps one assignment below 2 ms at 2,000 themes. */
const CANDIDATES = 12;

/** Finds the theme that a unit vector (of the same encoder, not centred) belongs to, or none. */
export function assignOnline(model: AssignmentModel, vector: Float32Array): OnlineAssignment {
  const centred = centreVector(model, vector);
  const scored = nearestThemes(model, centred).map((theme) => ({
    theme,
    score: scoreTheme(model, centred, { theme }),
  }));
  scored.sort((left, right) => right.score - left.score);
  const [best, second] = scored;
  if (!best) return { theme: -1, score: -1 };
  const accepted = best.score >= (model.thresholds[best.theme] ?? 0);
  return {
    theme: accepted ? best.theme : -1,
    score: best.score,
    ...(second && { runnerUp: second }),
  };
}

export function centreVector(model: AssignmentModel, vector: Float32Array): Float32Array {
  const centred = vector.map((value, at) => value - (model.mean[at] ?? 0));
  normalise(centred);
  return centred;
}

function nearestThemes(model: AssignmentModel, centred: Float32Array): number[] {
  const centroids = centroidsIn(model);
  const similarities = Float32Array.from({ length: model.themes }, (_, theme) =>
    dot(centred, rowOf(centroids, theme)),
  );
  const floor = similarities.toSorted().at(-CANDIDATES) ?? -Infinity;
  const near: number[] = [];
  similarities.forEach((similarity, theme) => {
    if (similarity >= floor && near.length < CANDIDATES) near.push(theme);
  });
  return near;
}
