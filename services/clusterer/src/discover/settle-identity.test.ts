import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleIdentity } from './settle-identity.ts';

describe('settleIdentity', () => {
  it('keeps the id of a group that goes on and gives new ones to the rest', () => {
    const settled = settleIdentity({
      previous: ['a', 'a', 'a', null, null, null],
      next: [0, 0, 0, 1, 1, 0],
      groups: 2,
    });
    expect(settled.ids[0]).toBe('a');
    expect(settled.isKept).toEqual([true, false]);
    expect(settled.ids[1]).not.toBe('a');
  });

  it('tells a merge from an end', () => {
    const settled = settleIdentity({
      previous: ['a', 'a', 'a', 'b', 'b', 'c', 'c'],
      next: [0, 0, 0, 0, 0, -1, -1],
      groups: 1,
    });
    expect(settled.merged).toEqual([{ id: 'b', intoId: 'a' }]);
    expect(settled.endedIds).toEqual(['c']);
  });

  it('never gives one id to two groups and accounts for every earlier theme once', () => {
    const rows = fc.array(
      fc.record({
        before: fc.constantFrom(null, 'a', 'b', 'c'),
        after: fc.integer({ min: -1, max: 3 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(rows, (mentions) => {
        const previous = mentions.map((row) => row.before);
        const settled = settleIdentity({
          previous,
          next: mentions.map((row) => row.after),
          groups: 4,
        });
        expect(new Set(settled.ids).size).toBe(4);
        const known = new Set<string>(previous.filter((id) => id !== null));
        const told = [
          ...settled.ids.filter((id) => known.has(id)),
          ...settled.merged.map((merge) => merge.id),
          ...settled.endedIds,
        ];
        expect(told.toSorted()).toEqual([...known].toSorted());
      }),
    );
  });
});
