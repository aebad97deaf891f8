import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedbackChange } from './feedback-change.ts';
import {
  currentFields,
  emptyFeedbackState,
  isDeletedFeedback,
  listTurns,
  mergeFeedback,
} from './merge-feedback.ts';

const turn = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c'),
    role: fc.constantFrom('customer' as const, 'agent' as const),
    text: fc.string({ maxLength: 3 }),
    version: fc.integer({ min: 0, max: 4 }),
    isDeleted: fc.boolean(),
    at: fc.constantFrom('2025-01-01T00:00:00Z', '2025-01-02T00:00:00Z'),
  },
  { requiredKeys: ['id', 'role', 'text', 'version'] },
);
const attributes = fc.dictionary(fc.constantFrom('a', 'bb', 'c'), fc.nat(2));
const change: fc.Arbitrary<FeedbackChange> = fc.record({
  externalId: fc.constant('t1'),
  version: fc.integer({ min: 0, max: 4 }),
  fields: fc.record({ subject: fc.string({ maxLength: 3 }), attributes }, { requiredKeys: [] }),
  turns: fc.array(turn, { maxLength: 3 }),
  isDeleted: fc.boolean(),
});

/** As a database gives it back: the keys of objects in an order of its own. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a > b ? -1 : 1)))
      : part,
  ) as T;
}

const mergeAll = (changes: readonly FeedbackChange[]) =>
  changes.reduce(mergeFeedback, emptyFeedbackState);

describe('mergeFeedback', () => {
  it('ends in the same state in any order and however often changes repeat', () => {
    const shuffled = fc
      .array(change, { minLength: 1, maxLength: 6 })
      .chain((changes) =>
        fc.tuple(
          fc.constant(changes),
          fc.shuffledSubarray([...changes, ...changes], { minLength: changes.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([changes, reordered]) => {
        expect(mergeAll(reordered)).toEqual(mergeAll(changes));
        const oneByOne = reordered.reduce(
          (state, next) => stored(mergeFeedback(state, next)),
          emptyFeedbackState,
        );
        expect(oneByOne).toEqual(stored(mergeAll(changes)));
      }),
    );
  });

  it('lets a newer version win and keeps what a partial change does not mention', () => {
    const newer: FeedbackChange = {
      externalId: 't1',
      version: 2,
      fields: { subject: 'new' },
      turns: [],
    };
    const older: FeedbackChange = {
      externalId: 't1',
      version: 1,
      fields: { subject: 'old', status: 'open' },
      turns: [],
    };
    expect(currentFields(mergeAll([newer, older]))).toEqual({ subject: 'new', status: 'open' });
  });

  it('deletes until something newer speaks of it, in any order', () => {
    const said = (version: number, isDeleted = false): FeedbackChange => ({
      externalId: 't',
      version,
      fields: {},
      turns: [],
      isDeleted,
    });
    const isDeletedAfter = (...changes: FeedbackChange[]) => isDeletedFeedback(mergeAll(changes));
    expect(isDeletedAfter(said(1), said(2, true))).toBe(true);
    expect(isDeletedAfter(said(2, true), said(1))).toBe(true);
    expect(isDeletedAfter(said(2, true), said(2))).toBe(true);
    expect(isDeletedAfter(said(2, true), said(3))).toBe(false);
    expect(isDeletedAfter(said(3), said(1), said(2, true))).toBe(false);
    expect(isDeletedAfter(said(3), said(4, true), said(2, true))).toBe(true);
    expect(isDeletedAfter(said(1))).toBe(false);
  });

  it('keeps the time of a turn that a later edit does not tell', () => {
    const said = { id: '1', role: 'customer' as const, text: 'a', version: 1 };
    const change = (version: number, turn: object): FeedbackChange => ({
      externalId: 't',
      version,
      fields: {},
      turns: [{ ...said, version, ...turn }],
    });
    const first = change(1, { at: '2025-01-01T00:00:00Z' });
    const edit = change(2, { text: 'b' });
    for (const changes of [
      [first, edit],
      [edit, first],
    ]) {
      expect(listTurns(mergeAll(changes))).toMatchObject([
        { text: 'b', at: '2025-01-01T00:00:00Z' },
      ]);
    }
  });

  it('never brings a redacted turn back', () => {
    const base = { id: '1', role: 'customer' as const };
    const state = mergeAll([
      {
        externalId: 't',
        version: 1,
        fields: {},
        turns: [{ ...base, text: '', version: 1, isDeleted: true }],
      },
      { externalId: 't', version: 9, fields: {}, turns: [{ ...base, text: 'secret', version: 9 }] },
    ]);
    expect(listTurns(state).map((t) => t.text)).toEqual(['']);
  });

  it('takes any id for an id', () => {
    const turns = ['constructor', '__proto__', 'toString'].map((id) => ({
      id,
      role: 'customer' as const,
      text: id,
      version: 1,
    }));
    const state = mergeAll([{ externalId: 't', version: 1, fields: {}, turns }]);
    expect(listTurns(state).map((t) => t.id)).toEqual(['__proto__', 'constructor', 'toString']);
  });
});
