import { centroidsIn, prototypesIn, type AssignmentModel } from './assignment-model.ts';
import { dot, rowOf } from '../vectors/matrix.ts';

/** Nearest prototypes that speak for a theme. */
const VOTERS = 3;
const CENTROID_SHARE = 0.4;

/**
 * How well a centred unit vector fits one theme, at most 1: mostly the mean cosine with its nearest prototypes, which
 * follow a theme of any shape, steadied by the cosine with its centroid. `own` tells a member's own prototype,
 * which is left out, and its cosine with the centroid of the others.
 */
export function scoreTheme(
  model: AssignmentModel,
  vector: Float32Array,
  at: { theme: number; own?: { prototype: number; central: number } },
): number {
  const central = at.own?.central ?? dot(vector, rowOf(centroidsIn(model), at.theme));
  const end = model.starts[at.theme + 1] ?? 0;
  const nearest: number[] = [];
  for (let prototype = model.starts[at.theme] ?? 0; prototype < end; prototype++) {
    if (prototype !== at.own?.prototype)
      keepLargest(nearest, dot(vector, rowOf(prototypesIn(model), prototype)));
  }
  if (nearest.length === 0) return central;
  const local = nearest.reduce((sum, value) => sum + value, 0) / nearest.length;
  return CENTROID_SHARE * central + (1 - CENTROID_SHARE) * local;
}

function keepLargest(kept: number[], value: number): void {
  if (kept.length === VOTERS && value <= (kept.at(-1) ?? 0)) return;
  kept.push(value);
  kept.sort((left, right) => right - left);
  kept.length = Math.min(kept.length, VOTERS);
}
