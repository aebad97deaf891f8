import { centroidsIn, type AssignmentModel } from '../assignment/assignment-model.ts';
import { centreVector } from '../assignment/assign-online.ts';
import { discoverThemes } from '../discovery/discover-themes.ts';
import { normalise } from '../vectors/centre.ts';
import { dot, rowCount, rowOf } from '../vectors/matrix.ts';

export interface PendingMentions {
  /** n × dim, unit rows that no theme took. */
  vectors: Float32Array;
  texts?: readonly string[];
  seed: number;
  /** Tightness of the themes there are; see \`Discovery.cohesion\`. */
  cohesion: number;
  /** Rows needed to be a theme of its own. */
  leastMembers?: number;
}

export interface PendingOutcome {
  /** Rows of each new theme. */
  births: number[][];
  /** Rows that turned out to belong to a theme there is. */
  absorbed: { theme: number; rows: number[] }[];
  /** Rows that go on waiting. */
  waiting: number[];
}

const LEAST_MEMBERS = 8;
/** A group this close to a theme by centroid is a part of it that had not been seen, not news. */
const SAME_THEME = 0.8;
/** A birth may be a little looser than the themes there are: it has just begun. */
const LOOSENESS = 0.8;

/** Looks among pending mentions for new themes, and for unseen sides of those there are. */
export function discoverPending(model: AssignmentModel, pending: PendingMentions): PendingOutcome {
  const { vectors, seed, cohesion, texts } = pending;
  const found = discoverThemes({
    vectors,
    dim: model.dim,
    seed,
    cohesion,
    mean: model.mean,
    ...(texts && { texts }),
  });
  const outcome: PendingOutcome = { births: [], absorbed: [], waiting: [] };
  const groups = groupRows(found.labels, found.themes.length);
  groups.forEach((rows, group) => {
    const nearest = nearestTheme(model, rowsCentroid(model, vectors, rows));
    const tight = (found.themes[group]?.cohesion ?? 0) >= LOOSENESS * cohesion;
    if (nearest.similarity >= SAME_THEME) outcome.absorbed.push({ theme: nearest.theme, rows });
    else if (tight && rows.length >= (pending.leastMembers ?? LEAST_MEMBERS))
      outcome.births.push(rows);
    else outcome.waiting.push(...rows);
  });
  found.labels.forEach((label, row) => {
    if (label < 0) outcome.waiting.push(row);
  });
  return outcome;
}

function groupRows(labels: Int32Array, groups: number): number[][] {
  const rows = Array.from({ length: groups }, (): number[] => []);
  labels.forEach((label, row) => rows[label]?.push(row));
  return rows;
}

/** Centred unit mean of some rows. */
function rowsCentroid(
  model: AssignmentModel,
  vectors: Float32Array,
  rows: readonly number[],
): Float32Array {
  const sum = new Float32Array(model.dim);
  for (const row of rows) {
    const centred = centreVector(model, rowOf({ data: vectors, dim: model.dim }, row));
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (centred[at] ?? 0);
  }
  normalise(sum);
  return sum;
}

function nearestTheme(
  model: AssignmentModel,
  centroid: Float32Array,
): { theme: number; similarity: number } {
  const centroids = centroidsIn(model);
  let nearest = { theme: -1, similarity: -1 };
  for (let theme = 0; theme < rowCount(centroids); theme++) {
    const similarity = dot(centroid, rowOf(centroids, theme));
    if (similarity > nearest.similarity) nearest = { theme, similarity };
  }
  return nearest;
}
