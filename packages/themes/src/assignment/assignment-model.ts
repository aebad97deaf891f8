import type { Matrix } from '../vectors/matrix.ts';

/** Everything online assignment needs, as plain numbers and typed arrays that can be stored and sent to a worker. */
export interface AssignmentModel {
  dim: number;
  themes: number;
  /** Subtracted from a vector before it is compared. */
  mean: Float32Array;
  /** themes × dim, centred, unit length. */
  centroids: Float32Array;
  /** Prototypes of theme t are rows `starts[t] … starts[t + 1)` of `prototypes`. */
  starts: Int32Array;
  /** Members that stand for their theme, centred, unit length. */
  prototypes: Float32Array;
  /** Least score with which a vector belongs to each theme. */
  thresholds: Float32Array;
}

export function centroidsIn(model: AssignmentModel): Matrix {
  return { data: model.centroids, dim: model.dim };
}

export function prototypesIn(model: AssignmentModel): Matrix {
  return { data: model.prototypes, dim: model.dim };
}
