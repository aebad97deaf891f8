import { buildArea, buildTheme, lenderAreas, lenderStories } from '@earshot/testing';
import { expect, test } from 'vitest';
import { groupByArea } from './group-by-area.ts';

const themes = lenderStories.map(buildTheme);
const areas = lenderAreas.map(buildArea);

test('every theme stands under its own area, the largest first', () => {
  const groups = groupByArea(themes, areas);
  expect(groups.flatMap(({ members }) => members)).toHaveLength(themes.length);
  for (const { area, members } of groups) {
    expect(members.map(({ areaId }) => areaId)).toEqual(members.map(() => area?.id));
    const sizes = members.map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  }
});

test('themes without an area come last, however large', () => {
  const [first, ...rest] = themes;
  if (first === undefined) throw new Error('There are no themes.');
  const loose = { ...first, areaId: null, areaName: null, size: 99_999 };
  expect(groupByArea([loose, ...rest], areas).at(-1)).toEqual({
    area: undefined,
    members: [loose],
  });
});
