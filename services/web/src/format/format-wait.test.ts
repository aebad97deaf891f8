import { expect, test } from 'vitest';
import { formatWait } from './format-wait.ts';

test.each([
  [0, 'a few seconds'],
  [12, 'about 10 seconds'],
  [54, 'about 55 seconds'],
  [58, 'about a minute'],
  [170, 'about 3 minutes'],
  [7200, 'about 2 hours'],
])('%d s is %s', (seconds, words) => {
  expect(formatWait(seconds)).toBe(words);
});
