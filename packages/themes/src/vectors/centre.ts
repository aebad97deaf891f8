import { rowCount, rowOf, type Matrix } from './matrix.ts';

/** A copy with the mean row subtracted and every row scaled back to length 1 (a zero row stays zero). */
export function centreRows(matrix: Matrix, mean: Float32Array = meanRow(matrix)): Matrix {
  const centred = { data: Float32Array.from(matrix.data), dim: matrix.dim };
  for (let row = 0; row < rowCount(centred); row++) {
    const values = rowOf(centred, row);
    for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) - (mean[at] ?? 0);
    normalise(values);
  }
  return centred;
}

export function meanRow(matrix: Matrix): Float32Array {
  const sum = new Float64Array(matrix.dim);
  const rows = rowCount(matrix);
  for (let row = 0; row < rows; row++) {
    const values = rowOf(matrix, row);
    for (let at = 0; at < values.length; at++) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0);
  }
  return Float32Array.from(sum, (value) => value / Math.max(1, rows));
}

/** Scales to length 1 in place. */
export function normalise(values: Float32Array): void {
  let squares = 0;
  for (const value of values) squares += value * value;
  if (squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
}
