import { expect, it } from 'vitest';

import { settleLabels } from './settle-labels.ts';

it('numbers themes by size and moves rows of tiny ones to their neighbours, or to none', () => {
  const partition = Int32Array.of(8, 8, 8, 5, 5, 5, 5, 1, 2);
  const ids = Int32Array.of(1, 0, 0, 4, 3, 3, 3, 0, 0);
  const similarities = Float32Array.of(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.6, 0.05);
  const settled = settleLabels({ rows: 9, width: 1, ids, similarities }, partition);
  expect(settled.themes).toBe(2);
  expect([...settled.labels]).toEqual([1, 1, 1, 0, 0, 0, 0, 1, -1]);
});
