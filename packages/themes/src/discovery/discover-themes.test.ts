import { describe, expect, it } from 'vitest';

import { discoverThemes } from './discover-themes.ts';
import { adjustedRandIndex } from '../metrics/adjusted-rand-index.ts';
import { seededRandom } from '../random.ts';
import { normalise } from '../vectors/centre.ts';
import { runDiscoveryInWorker } from '../worker/run-discovery-in-worker.ts';

const DIM = 48;

describe('discoverThemes', () => {
  it.each([
    [12, 40],
    [30, 20],
  ])('finds %i planted themes of %i rows without being told how many', (groups, each) => {
    const { vectors, truth } = plantThemes({ groups, each, noise: 0.9, seed: 5 });
    const found = discoverThemes({ vectors, dim: DIM, seed: 1 });
    expect(adjustedRandIndex(found.labels, truth)).toBeGreaterThan(0.9);
    expect(found.themes.length).toBeGreaterThanOrEqual(0.8 * groups);
    expect(found.themes.length).toBeLessThanOrEqual(1.3 * groups);
    expect(found.coverage).toBeGreaterThan(0.95);
  });

  it('describes what it found consistently', () => {
    const { vectors } = plantThemes({ groups: 10, each: 30, noise: 0.9, seed: 2 });
    const found = discoverThemes({ vectors, dim: DIM, seed: 1 });
    const sizes = found.themes.map(
      (_, theme) => found.labels.filter((label) => label === theme).length,
    );
    expect(found.themes.map(({ size }) => size)).toEqual(sizes);
    expect(sizes).toEqual(sizes.toSorted((left, right) => right - left));
    expect(found.centroids).toHaveLength(found.themes.length * DIM);
    expect(new Set(found.themes.map(({ area }) => area)).size).toBe(found.areaCount);
    for (const { cohesion, separation } of found.themes) {
      expect(cohesion).toBeGreaterThan(0.2);
      expect(separation).toBeGreaterThan(0);
    }
  });

  it('gives the same themes for a seed, in a thread or not', async () => {
    const { vectors } = plantThemes({ groups: 8, each: 25, noise: 1.1, seed: 3 });
    const here = discoverThemes({ vectors, dim: DIM, seed: 9 });
    expect(discoverThemes({ vectors, dim: DIM, seed: 9 }).labels).toEqual(here.labels);
    const stages = new Set<string>();
    const there = await runDiscoveryInWorker(
      { vectors, dim: DIM, seed: 9 },
      { onProgress: (stage) => stages.add(stage) },
    );
    expect(there).toEqual(here);
    expect([...stages]).toEqual(['neighbours', 'communities', 'areas']);
  });

  it('leaves the given vectors as they were', () => {
    const { vectors } = plantThemes({ groups: 4, each: 10, noise: 0.5, seed: 4 });
    const before = vectors.slice();
    discoverThemes({ vectors, dim: DIM, seed: 1 });
    expect(vectors).toEqual(before);
  });

  it.each([0, 1, 2, 5])('copes with %i rows', (rows) => {
    const { vectors } = plantThemes({ groups: 1, each: rows, noise: 0.5, seed: 1 });
    const found = discoverThemes({
      vectors,
      dim: DIM,
      seed: 1,
      texts: Array<string>(rows).fill('card lost'),
    });
    expect(found.labels).toHaveLength(rows);
  });

  it('copes with identical and zero rows', () => {
    const vectors = new Float32Array(20 * DIM);
    for (let row = 0; row < 10; row++) vectors[row * DIM] = 1;
    expect(discoverThemes({ vectors, dim: DIM, seed: 1 }).labels).toHaveLength(20);
  });

  it('stops its thread when aborted', async () => {
    const { vectors } = plantThemes({ groups: 20, each: 50, noise: 0.9, seed: 1 });
    const reason = new Error('shutting down');
    const signal = AbortSignal.abort(reason);
    await expect(runDiscoveryInWorker({ vectors, dim: DIM, seed: 1 }, { signal })).rejects.toBe(
      reason,
    );
    const later = new AbortController();
    const running = runDiscoveryInWorker({ vectors, dim: DIM, seed: 1 }, { signal: later.signal });
    later.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
});

function plantThemes(plan: { groups: number; each: number; noise: number; seed: number }): {
  vectors: Float32Array;
  truth: number[];
} {
  const random = seededRandom(plan.seed);
  const gauss = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: plan.groups }, () => {
    const centre = Float32Array.from({ length: DIM }, gauss);
    normalise(centre);
    return centre;
  });
  const vectors = new Float32Array(plan.groups * plan.each * DIM);
  const truth: number[] = [];
  for (let row = 0; row < plan.groups * plan.each; row++) {
    truth.push(row % plan.groups);
    const values = vectors.subarray(row * DIM, (row + 1) * DIM);
    const centre = centres[row % plan.groups];
    for (let at = 0; at < DIM; at++)
      values[at] = (centre?.[at] ?? 0) + (plan.noise * gauss()) / Math.sqrt(DIM);
    normalise(values);
  }
  return { vectors, truth };
}
