import fc from 'fast-check';
import { expect, it } from 'vitest';

import { applyMatching } from './apply-matching.ts';

it('keeps rows where only the border between two themes moved', () => {
  const previous = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  const next = Int32Array.of(3, 3, 3, 4, 4, 4, 4, 4);
  expect([...applyMatching(previous, next, 2).labels]).toEqual([...previous]);
});

it('gives the part that came off a new id and places rows that had none', () => {
  const previous = Int32Array.of(0, 0, 0, 0, 0, -1);
  const next = Int32Array.of(0, 0, 0, 1, 1, 0);
  const restated = applyMatching(previous, next, 7);
  expect([...restated.labels]).toEqual([0, 0, 0, 7, 7, 0]);
  expect(restated).toMatchObject({ splits: [{ from: 0, into: [7] }], nextFreeId: 8 });
});

it('never moves a row without an event, and never uses an id again', () => {
  const rows = fc.array(
    fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(rows, (pairs) => {
      const previous = Int32Array.from(pairs, ([before]) => before);
      const restated = applyMatching(
        previous,
        Int32Array.from(pairs, ([, after]) => after),
        6,
      );
      const fresh = new Set([...restated.created, ...restated.splits.flatMap(({ into }) => into)]);
      const ended = new Set([
        ...restated.dissolved,
        ...restated.merges.flatMap(({ from }) => from),
      ]);
      restated.labels.forEach((after, row) => {
        const before = previous[row] ?? -1;
        expect(after === before || before < 0 || ended.has(before) || fresh.has(after)).toBe(true);
        expect(ended.has(after)).toBe(false);
      });
      expect([...fresh].every((id) => id >= 6 && id < restated.nextFreeId)).toBe(true);
    }),
  );
});
