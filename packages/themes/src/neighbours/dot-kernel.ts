import { dotKernelBytes } from './dot-kernel-bytes.ts';
import { rowCount, type Matrix } from '../vectors/matrix.ts';

/** Vectors held in WebAssembly memory as 16-bit integers, with a fast block-by-block dot product. */
export interface DotKernel {
  rows: number;
  /**
   * Dot products of `leftRows` (even) rows from `left` with `rightRows` (a multiple of 4) rows from `right`, row-major
   * and in units of 1 / SCALE². Rows past the end count as zero. The view is overwritten by the next call.
   */
  block(left: Block, right: Block): Int32Array;
}

export interface Block {
  start: number;
  rows: number;
}

/** Cosine of 1 becomes SCALE²; by Cauchy–Schwarz every partial sum of unit vectors then fits 32 bits. */
export const SCALE = 32_767;

export const LEFT_BLOCK = 64;
export const RIGHT_BLOCK = 256;

/** Rows must have length ≤ 1. Rounding to 16 bits moves a cosine by about 1e-5. */
export function createDotKernel(matrix: Matrix): DotKernel {
  const rows = rowCount(matrix);
  const rowBytes = Math.ceil(matrix.dim / 8) * 16;
  const outAt = (rows + RIGHT_BLOCK) * rowBytes;
  const bytes = outAt + LEFT_BLOCK * RIGHT_BLOCK * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  quantise(matrix, new Int16Array(memory.buffer), rowBytes / 2);
  const dots = instantiate(memory);
  return {
    rows,
    block(left, right) {
      dots(left.start * rowBytes, left.rows, right.start * rowBytes, right.rows, rowBytes, outAt);
      return new Int32Array(memory.buffer, outAt, left.rows * right.rows);
    },
  };
}

function quantise(matrix: Matrix, target: Int16Array, stride: number): void {
  const rows = rowCount(matrix);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < matrix.dim; at++) {
      target[row * stride + at] = Math.round((matrix.data[row * matrix.dim + at] ?? 0) * SCALE);
    }
  }
}

function instantiate(memory: WebAssembly.Memory): (...args: number[]) => void {
  const module = new WebAssembly.Module(dotKernelBytes());
  const { dots } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  return dots as (...args: number[]) => void;
}
