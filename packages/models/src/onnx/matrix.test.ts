import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackRows, transpose } from './matrix.ts';

describe('transpose', () => {
  it('moves row r, column c to row c, column r', () => {
    const matrix = { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
    expect(transpose(matrix)).toEqual({ shape: [3, 2], values: Float32Array.of(1, 4, 2, 5, 3, 6) });
  });

  it('gives back the matrix when applied twice', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (rows, columns) => {
        const values = Float32Array.from({ length: rows * columns }, (_, index) => index);
        const matrix = { shape: [rows, columns], values };
        expect(transpose(transpose(matrix))).toEqual(matrix);
      }),
    );
  });

  it('refuses anything but a matrix', () => {
    expect(() => transpose({ shape: [3], values: new Float32Array(3) })).toThrow('[3]');
  });
});

describe('stackRows', () => {
  it('joins along the first axis', () => {
    const first = { shape: [1, 2], values: Float32Array.of(1, 2) };
    const second = { shape: [2, 2], values: Float32Array.of(3, 4, 5, 6) };
    expect(stackRows([first, second])).toEqual({
      shape: [3, 2],
      values: Float32Array.of(1, 2, 3, 4, 5, 6),
    });
  });
});
