import fc from 'fast-check';
import { expect, it } from 'vitest';

import { exactNeighbours } from './exact-neighbours.ts';
import { seededRandom } from '../random.ts';
import { normalise } from '../vectors/centre.ts';
import { dot, rowOf, type Matrix } from '../vectors/matrix.ts';

it('agrees with plain arithmetic at any size and dimension', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 70 }),
      fc.nat(),
      (rows, dim, seed) => {
        const matrix = randomRows({ rows, dim, seed });
        const table = exactNeighbours(matrix, 5, () => undefined);
        const row = seed % rows;
        const expected = plainSimilarities(matrix, rows, row).slice(0, table.width);
        const found = [...table.similarities.subarray(row * table.width, (row + 1) * table.width)];
        expected.forEach((similarity, rank) => expect(found[rank]).toBeCloseTo(similarity, 3));
        const ids = [...table.ids.subarray(row * table.width, (row + 1) * table.width)].filter(
          (id) => id >= 0,
        );
        ids.forEach((id, rank) =>
          expect(dot(rowOf(matrix, row), rowOf(matrix, id))).toBeCloseTo(found[rank] ?? 0, 3),
        );
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(row);
      },
    ),
    { numRuns: 40 },
  );
});

it('reports progress up to the end', () => {
  const seen: number[] = [];
  exactNeighbours(randomRows({ rows: 200, dim: 8, seed: 1 }), 3, (done) => seen.push(done));
  expect(seen).toEqual(seen.toSorted((left, right) => left - right));
  expect(seen.at(-1)).toBeGreaterThan(0.8);
});

function randomRows(of: { rows: number; dim: number; seed: number }): Matrix {
  const random = seededRandom(of.seed);
  const matrix = {
    data: Float32Array.from({ length: of.rows * of.dim }, () => random() - 0.5),
    dim: of.dim,
  };
  for (let row = 0; row < of.rows; row++) normalise(rowOf(matrix, row));
  return matrix;
}

function plainSimilarities(matrix: Matrix, rows: number, row: number): number[] {
  return Array.from({ length: rows }, (_, other) => other)
    .filter((other) => other !== row)
    .map((other) => dot(rowOf(matrix, row), rowOf(matrix, other)))
    .toSorted((left, right) => right - left);
}
