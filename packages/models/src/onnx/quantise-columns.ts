import { dimensions } from './matrix.ts';
import type { Tensor } from './read-safetensors.ts';

/** An int8 matrix [rows, columns] with one scale per column: value ≈ quantised × scale. */
export type QuantisedMatrix = {
  shape: readonly [number, number];
  values: Int8Array;
  scales: Float32Array;
};

/** Symmetric int8 quantisation with one scale per column, so that a column's largest magnitude maps to 127. */
export function quantiseColumns(matrix: Tensor): QuantisedMatrix {
  const [rows, columns] = dimensions(matrix);
  const scales = columnScales(matrix);
  const values = new Int8Array(rows * columns);
  for (let index = 0; index < values.length; index++) {
    const scale = scales[index % columns] ?? 1;
    values[index] = Math.round((matrix.values[index] ?? 0) / scale);
  }
  return { shape: [rows, columns], values, scales };
}

function columnScales(matrix: Tensor): Float32Array {
  const [, columns] = dimensions(matrix);
  const largest = new Float32Array(columns);
  for (const [index, value] of matrix.values.entries()) {
    const column = index % columns;
    largest[column] = Math.max(largest[column] ?? 0, Math.abs(value));
  }
  // A column of zeros keeps the scale 1: any scale restores it exactly.
  return largest.map((magnitude) => magnitude / 127 || 1);
}
