import fc from 'fast-check';
import { expect, it } from 'vitest';

import { termSimilarity, termVectors } from './term-vectors.ts';

it('brings texts together by the words that few others have', () => {
  const vectors = termVectors([
    'my pending transfer',
    'a pending transfer is stuck',
    'my card is stuck',
    'my card is lost',
    'my phone is lost',
  ]);
  expect(termSimilarity(vectors, 0, 1)).toBeGreaterThan(termSimilarity(vectors, 0, 2));
  expect(termSimilarity(vectors, 0, 4)).toBeLessThan(0.2);
});

it('is a cosine: symmetric, within [0, 1], and 1 with itself where there are shared terms', () => {
  const texts = fc.array(
    fc.array(fc.constantFrom('card', 'lost', 'fee', 'top', 'up'), { maxLength: 6 }),
    { minLength: 2, maxLength: 8 },
  );
  fc.assert(
    fc.property(texts, (words) => {
      const vectors = termVectors(words.map((list) => list.join(' ')));
      const similarity = termSimilarity(vectors, 0, 1);
      expect(similarity).toBeCloseTo(termSimilarity(vectors, 1, 0), 6);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1 + 1e-6);
      const itself = termSimilarity(vectors, 0, 0);
      expect(itself < 1e-9 || Math.abs(itself - 1) < 1e-5).toBe(true);
    }),
  );
});
