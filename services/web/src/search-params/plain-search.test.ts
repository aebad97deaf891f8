import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPlainSearch, parsePlainSearch } from './plain-search.ts';

test('one value is a string, several are a list', () => {
  expect(parsePlainSearch('?window=90d&account=state%3ATX&account=state%3ACA')).toEqual({
    window: '90d',
    account: ['state:TX', 'state:CA'],
  });
});

test('absent and empty values leave no trace in the address', () => {
  expect(formatPlainSearch({ window: undefined, area: '', source: [] })).toBe('');
  expect(formatPlainSearch({ q: 'a & b' })).toBe('?q=a+%26+b');
});

test('what was written is read back', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(fc.dictionary(word, fc.array(word, { minLength: 1 })), (search) => {
      const read = parsePlainSearch(formatPlainSearch(search));
      for (const [name, values] of Object.entries(search)) {
        expect([read[name]].flat()).toEqual(values);
      }
    }),
  );
});
