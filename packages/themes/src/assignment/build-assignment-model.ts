import type { AssignmentModel } from './assignment-model.ts';
import { scoreTheme } from './score-theme.ts';
import { randomOrder, seededRandom } from '../random.ts';
import { centreRows, meanRow, normalise } from '../vectors/centre.ts';
import { centroidsOf, sumGroups, type GroupSums } from '../vectors/centroids.ts';
import { dot, rowOf, selectRows, type Matrix } from '../vectors/matrix.ts';

export interface AssignmentTraining {
  /** n × dim, unit rows: members of the themes, and unassigned rows if wished (they count for the mean). */
  vectors: Float32Array;
  dim: number;
  /** Theme of each row, 0 … themes − 1; −1 for none. */
  labels: ArrayLike<number>;
  themes: number;
  seed: number;
  /** Prototypes kept of each theme. */
  prototypes?: number;
  /** Share of members whose own score would fall below their theme's threshold. */
  rejected?: number;
}

/** Learns from the members of each theme what belongs to it. */
export function buildAssignmentModel(training: AssignmentTraining): AssignmentModel {
  const given = { data: training.vectors, dim: training.dim };
  const mean = meanRow(given);
  const centred = centreRows(given, mean);
  const chosen = choosePrototypes(training);
  const groups = sumGroups(centred, training.labels, training.themes);
  const model: AssignmentModel = {
    dim: training.dim,
    themes: training.themes,
    mean,
    centroids: centroidsOf(groups).data,
    starts: chosen.starts,
    prototypes: selectRows(centred, chosen.rows).data,
    thresholds: new Float32Array(training.themes),
  };
  return { ...model, thresholds: learnThresholds(model, { centred, training, chosen, groups }) };
}

const PROTOTYPES = 32;

interface ChosenPrototypes {
  starts: Int32Array;
  rows: number[];
}

function choosePrototypes(training: AssignmentTraining): ChosenPrototypes {
  const limit = training.prototypes ?? PROTOTYPES;
  const members = Array.from({ length: training.themes }, (): number[] => []);
  for (const row of randomOrder(training.labels.length, seededRandom(training.seed))) {
    const own = members[training.labels[row] ?? -1];
    if (own && own.length < limit) own.push(row);
  }
  const starts = new Int32Array(training.themes + 1);
  members.forEach((rows, theme) => (starts[theme + 1] = (starts[theme] ?? 0) + rows.length));
  return { starts, rows: members.flat() };
}

interface Learned {
  centred: Matrix;
  chosen: ChosenPrototypes;
  groups: GroupSums;
}

const REJECTED = 0.08;
/** Weight of the threshold of all themes together, in members: a small theme cannot tell its own quantile. */
const PRIOR_MEMBERS = 10;

function learnThresholds(
  model: AssignmentModel,
  learned: Learned & { training: AssignmentTraining },
): Float32Array {
  const scores = Array.from({ length: model.themes }, (_, theme) =>
    prototypeScores(model, learned, theme),
  );
  const quantile = learned.training.rejected ?? REJECTED;
  const overall = quantileOf(scores.flat(), quantile);
  return Float32Array.from(scores, (own) => {
    const trust = own.length / (own.length + PRIOR_MEMBERS);
    return trust * quantileOf(own, quantile) + (1 - trust) * overall;
  });
}

/** Scores of a theme's prototypes against the others of the theme. */
function prototypeScores(model: AssignmentModel, learned: Learned, theme: number): number[] {
  const first = model.starts[theme] ?? 0;
  return learned.chosen.rows.slice(first, model.starts[theme + 1]).map((row, index) => {
    const vector = rowOf(learned.centred, row);
    const own = {
      prototype: first + index,
      central: centralWithout(learned.groups, theme, vector),
    };
    return scoreTheme(model, vector, { theme, own });
  });
}

/** Cosine of a member with the centroid of the theme's other members; with itself in it, it would flatter itself. */
function centralWithout(groups: GroupSums, theme: number, vector: Float32Array): number {
  const others = rowOf(groups.sums, theme).map((value, at) => value - (vector[at] ?? 0));
  normalise(others);
  return dot(others, vector);
}

function quantileOf(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
