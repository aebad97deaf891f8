import type { Tensor } from './read-safetensors.ts';

/** Transposes a matrix [rows, columns] to [columns, rows]. */
export function transpose(matrix: Tensor): Tensor {
  const [rows, columns] = dimensions(matrix);
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[column * rows + row] = matrix.values[row * columns + column] ?? 0;
    }
  }
  return { shape: [columns, rows], values };
}

/** Stacks tensors of equal trailing shape along their first axis. */
export function stackRows(parts: readonly Tensor[]): Tensor {
  const rows = parts.reduce((sum, part) => sum + (part.shape[0] ?? 0), 0);
  const values = new Float32Array(parts.reduce((sum, part) => sum + part.values.length, 0));
  let offset = 0;
  for (const part of parts) {
    values.set(part.values, offset);
    offset += part.values.length;
  }
  return { shape: [rows, ...(parts[0]?.shape.slice(1) ?? [])], values };
}

/** The two dimensions of a matrix. Throws on any other rank. */
export function dimensions(matrix: Tensor): [rows: number, columns: number] {
  const [rows, columns, ...rest] = matrix.shape;
  if (rows === undefined || columns === undefined || rest.length > 0) {
    throw new Error(`expected a matrix, got the shape [${matrix.shape.join(', ')}]`);
  }
  return [rows, columns];
}
