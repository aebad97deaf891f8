/** Row-major table of vectors: row i is `data[i * dim … (i + 1) * dim)`. */
export interface Matrix {
  data: Float32Array;
  dim: number;
}

export function rowCount(matrix: Matrix): number {
  return matrix.dim === 0 ? 0 : matrix.data.length / matrix.dim;
}

export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.data.subarray(row * matrix.dim, (row + 1) * matrix.dim);
}

export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

/** The named rows, copied in the given order. */
export function selectRows(matrix: Matrix, rows: ArrayLike<number>): Matrix {
  const data = new Float32Array(rows.length * matrix.dim);
  for (let at = 0; at < rows.length; at++) data.set(rowOf(matrix, rows[at] ?? 0), at * matrix.dim);
  return { data, dim: matrix.dim };
}
