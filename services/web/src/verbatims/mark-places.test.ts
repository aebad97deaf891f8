import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markPlaces } from './mark-places.ts';

test('cuts the text at its quotes', () => {
  expect(markPlaces('They took it twice.', [{ mentionId: 'm', start: 5, end: 18 }])).toEqual([
    { text: 'They ', start: 0, mentionId: undefined },
    { text: 'took it twice', start: 5, mentionId: 'm' },
    { text: '.', start: 18, mentionId: undefined },
  ]);
});

test('where quotes overlap, the one that was asked for is marked', () => {
  const places = [
    { mentionId: 'a', start: 0, end: 6 },
    { mentionId: 'b', start: 4, end: 9 },
  ];
  expect(markPlaces('0123456789', places, 'b').map(({ mentionId }) => mentionId)).toEqual([
    undefined,
    'b',
    undefined,
  ]);
});

test('joined, the stretches are the text, whatever the places', () => {
  const place = fc.record({
    mentionId: fc.constantFrom('a', 'b', 'c'),
    start: fc.integer({ min: -3, max: 40 }),
    end: fc.integer({ min: -3, max: 40 }),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(place), (text, places) => {
      const joined = markPlaces(text, places, 'b').map((stretch) => stretch.text);
      expect(joined.join('')).toBe(text);
      expect(joined).not.toContain('');
    }),
  );
});
