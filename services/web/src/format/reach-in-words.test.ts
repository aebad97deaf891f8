import { expect, test } from 'vitest';
import { reachInWords } from './reach-in-words.ts';

test('names only the parts there are', () => {
  expect(reachInWords({ accounts: 58, customers: 3, unknown: 0 })).toBe(
    '58 accounts, 3 individuals',
  );
  expect(reachInWords({ accounts: 0, customers: 1, unknown: 0 })).toBe('1 individual');
  expect(reachInWords({ accounts: 1, customers: 0, unknown: 2 })).toBe(
    '1 account, 2 feedbacks of unknown origin',
  );
  expect(reachInWords({ accounts: 0, customers: 0, unknown: 0 })).toBe('nobody');
});
