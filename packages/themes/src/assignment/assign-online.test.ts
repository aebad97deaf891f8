import { describe, expect, it } from 'vitest';

import { assignOnline } from './assign-online.ts';
import { buildAssignmentModel } from './build-assignment-model.ts';
import { seededRandom, type Random } from '../random.ts';
import { normalise } from '../vectors/centre.ts';

const DIM = 64;

describe('assignOnline', () => {
  const random = seededRandom(11);
  const centres = Array.from({ length: 30 }, () => unitVector(random));
  const rows = centres.flatMap((centre) => Array.from({ length: 20 }, () => near(centre, random)));
  const labels = rows.map((_, row) => Math.floor(row / 20));
  const model = buildAssignmentModel({
    vectors: flatten(rows),
    dim: DIM,
    labels,
    themes: 30,
    seed: 1,
  });

  it('gives new members their theme', () => {
    const found = centres.flatMap((centre, theme) =>
      Array.from({ length: 10 }, () => ({
        theme,
        got: assignOnline(model, near(centre, random)).theme,
      })),
    );
    expect(found.filter(({ theme, got }) => got === theme).length).toBeGreaterThan(
      0.8 * found.length,
    );
    expect(found.filter(({ theme, got }) => got !== theme && got >= 0)).toEqual([]);
  });

  it('gives strangers none, and says which theme came nearest', () => {
    const strangers = Array.from({ length: 50 }, () => assignOnline(model, unitVector(random)));
    expect(strangers.filter(({ theme }) => theme === -1).length).toBeGreaterThanOrEqual(48);
    expect(strangers.every(({ score, runnerUp }) => score >= (runnerUp?.score ?? 1))).toBe(true);
  });

  it('works from a stored copy of the model', () => {
    const copy = structuredClone(model);
    const vector = near(centres[3] ?? new Float32Array(DIM), random);
    expect(assignOnline(copy, vector)).toEqual(assignOnline(model, vector));
  });

  it('has no theme to give when there are none', () => {
    const empty = buildAssignmentModel({
      vectors: new Float32Array(0),
      dim: DIM,
      labels: [],
      themes: 0,
      seed: 1,
    });
    expect(assignOnline(empty, unitVector(random))).toEqual({ theme: -1, score: -1 });
  });
});

function unitVector(random: Random): Float32Array {
  const vector = Float32Array.from({ length: DIM }, () => random() - 0.5);
  normalise(vector);
  return vector;
}

function near(centre: Float32Array, random: Random): Float32Array {
  const noise = unitVector(random);
  const vector = centre.map((value, at) => value + 0.6 * (noise[at] ?? 0));
  normalise(vector);
  return vector;
}

function flatten(rows: readonly Float32Array[]): Float32Array {
  return Float32Array.from(rows.flatMap((row) => [...row]));
}
