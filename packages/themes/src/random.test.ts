import fc from 'fast-check';
import { expect, it } from 'vitest';

import { randomOrder, seededRandom } from './random.ts';

it('repeats its stream for a seed and changes it with the seed', () => {
  const draw = (seed: number): number[] => {
    const random = seededRandom(seed);
    return [random(), random(), random()];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('draws evenly from [0, 1)', () => {
  const random = seededRandom(3);
  const draws = Array.from({ length: 20_000 }, () => random());
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0.5, 1);
});

it('orders every number once', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(), (size, seed) => {
      const order = randomOrder(size, seededRandom(seed));
      expect(order.toSorted()).toEqual(Int32Array.from({ length: size }, (_, index) => index));
    }),
  );
});
