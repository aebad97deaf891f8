import fc from 'fast-check';
import { expect, it } from 'vitest';

import { matchThemes } from './match-themes.ts';

it('keeps a theme that only gained and lost a few rows', () => {
  expect(matchThemes([0, 0, 0, 0, 1, 1], [5, 5, 5, 7, 7, 7])).toMatchObject({
    kept: [
      { previous: 0, next: 5, overlap: 0.75 },
      { previous: 1, next: 7 },
    ],
    created: [],
    dissolved: [],
  });
});

it('proposes a split where part of a theme came off', () => {
  const found = matchThemes([0, 0, 0, 0, 0, 0], [1, 1, 1, 1, 2, 2]);
  expect(found.kept).toEqual([{ previous: 0, next: 1, overlap: 4 / 6 }]);
  expect(found.splits).toEqual([{ previous: 0, into: [2] }]);
});

it('proposes a merge where a theme went into another', () => {
  const found = matchThemes([0, 0, 0, 0, 1, 1], [3, 3, 3, 3, 3, 3]);
  expect(found.merges).toEqual([{ from: [1], into: 3 }]);
  expect(found.dissolved).toEqual([]);
});

it('calls a theme of rows that had none created, and one that scattered dissolved', () => {
  const found = matchThemes([-1, -1, 0, 0, 0, 0], [4, 4, -1, -1, -1, -1]);
  expect(found).toMatchObject({ kept: [], created: [4], dissolved: [0] });
});

it('explains every theme exactly once and keeps one to one', () => {
  const labels = fc.array(
    fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(labels, (rows) => {
      const previous = rows.map(([before]) => before);
      const next = rows.map(([, after]) => after);
      const found = matchThemes(previous, next);
      const nextExplained = [
        ...found.kept.map((pair) => pair.next),
        ...found.created,
        ...found.splits.flatMap(({ into }) => into),
      ];
      const previousExplained = [
        ...found.kept.map((pair) => pair.previous),
        ...found.dissolved,
        ...found.merges.flatMap(({ from }) => from),
      ];
      expectSameOnce(nextExplained, next);
      expectSameOnce(previousExplained, previous);
    }),
  );
});

function expectSameOnce(explained: number[], labels: number[]): void {
  expect(new Set(explained)).toEqual(new Set(labels.filter((theme) => theme >= 0)));
  expect(explained.length).toBe(new Set(explained).size);
}
