import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { bCubed } from './b-cubed.ts';
import { clusteringAccuracy } from './clustering-accuracy.ts';
import { coverage } from './coverage.ts';
import { normalisedMutualInformation } from './normalised-mutual-information.ts';

const labelings = fc
  .integer({ min: 1, max: 40 })
  .chain((rows) =>
    fc.tuple(
      fc.array(fc.nat(6), { minLength: rows, maxLength: rows }),
      fc.array(fc.nat(6), { minLength: rows, maxLength: rows }),
    ),
  );

describe('published examples', () => {
  // Manning, Raghavan & Schütze, Introduction to Information Retrieval, figure 16.4 and table 16.2.
  const clusters = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2];
  const classes = [0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 0, 2, 2, 2];

  it('gives the NMI of 0.36', () => {
    expect(normalisedMutualInformation(clusters, classes)).toBeCloseTo(0.36, 2);
  });

  it('gives the purity of 12/17, which its one-to-one matching reaches', () => {
    expect(clusteringAccuracy(clusters, classes)).toBeCloseTo(12 / 17, 12);
  });

  it('gives the adjusted Rand index of the scikit-learn manual', () => {
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(0.571_428_57, 8);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });

  it('gives B³ of a cluster mixing two labels', () => {
    expect(bCubed([0, 0, 0, 0], [0, 0, 1, 1])).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 });
  });
});

it('counts a row left out as a cluster of its own', () => {
  expect(bCubed([-1, -1], [0, 0]).recall).toBe(0.5);
  expect(clusteringAccuracy([-1, -1, -1], [0, 0, 0])).toBeCloseTo(1 / 3, 12);
  expect(coverage([-1, 0, 3, -1])).toBe(0.5);
});

it('finds the best matching where the greedy one fails', () => {
  // Cells 5/4 and 4/0: taking the 5 first leaves 0; the best is 4 + 4.
  const predicted = [...Array<number>(9).fill(0), ...Array<number>(4).fill(1)];
  const truth = [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0];
  expect(clusteringAccuracy(predicted, truth)).toBeCloseTo(8 / 13, 12);
});

describe.each([
  ['NMI', normalisedMutualInformation],
  ['ARI', adjustedRandIndex],
  ['accuracy', clusteringAccuracy],
  ['B³ F1', (left: number[], right: number[]): number => bCubed(left, right).f1],
])('%s', (_, metric) => {
  it('is 1 for the same partition under other names, and symmetric', () => {
    fc.assert(
      fc.property(labelings, ([left, right]) => {
        const renamed = left.map((label) => 10 - label);
        expect(metric(renamed, left)).toBeCloseTo(1, 9);
        expect(metric(left, right)).toBeCloseTo(metric(right, left), 9);
        expect(metric(left, right)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
