import { expect, test } from 'vitest';
import {
  countOf,
  formatChange,
  formatCount,
  formatRate,
  formatShare,
  formatShareInterval,
} from './format-number.ts';

test('counts', () => {
  expect(formatCount(2827)).toBe('2,827');
  expect(countOf(1, 'mention')).toBe('1 mention');
  expect(countOf(0, 'mention')).toBe('0 mentions');
  expect(countOf(12, 'person', 'people')).toBe('12 people');
});

test('shares keep a decimal where it tells something', () => {
  expect(formatShare(0.0806)).toBe('8.1\u00a0%');
  expect(formatShare(0.524)).toBe('52\u00a0%');
  expect(formatShare(0)).toBe('0\u00a0%');
  expect(formatShareInterval(0.066, 0.1042)).toBe('6.6–10\u00a0%');
});

test('changes carry a sign and never a bare minus zero', () => {
  expect(formatChange(0.62)).toBe('+62\u00a0%');
  expect(formatChange(-0.405)).toBe('−40\u00a0%');
  expect(formatChange(-0.001)).toBe('0\u00a0%');
  expect(formatChange(10.2)).toBe('×11');
});

test('rates', () => {
  expect(formatRate(84.26)).toBe('84.3');
  expect(formatRate(612.4)).toBe('612');
});
