import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  formatDay,
  formatMoment,
  formatMomentExactly,
  formatShortDay,
  formatWindow,
} from './format-date.ts';

test('days', () => {
  expect(formatDay('2023-08-24')).toBe('24 August 2023');
  expect(formatShortDay('2023-08-04')).toBe('4 Aug');
});

test('a window ends on its last whole day', () => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ');
  expect(plain(formatWindow({ from: '2023-05-27', to: '2023-08-25' }))).toBe(
    '27 May – 24 August 2023',
  );
  expect(formatWindow({ from: '2023-05-27', to: '2023-05-28' })).toBe('27 May 2023');
});

test('a moment falls on the day of the workspace, not of the reader', () => {
  expect(formatMoment('2023-08-25T02:30:00Z', 'America/New_York')).toBe('24 Aug 2023');
  expect(formatMoment('2023-08-25T02:30:00Z', 'Asia/Tokyo')).toBe('25 Aug 2023');
});

test('a time is shown where the source knows one', () => {
  expect(formatMomentExactly('2023-08-24T18:05:00Z', 'America/New_York')).toBe(
    '24 Aug 2023, 14:05',
  );
  expect(formatMomentExactly('2023-08-24T04:00:00Z', 'America/New_York')).toBe('24 Aug 2023');
});

test('days add up and back', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  const day = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, fc.integer({ min: -900, max: 900 }), (date, days) => {
      const start = date.toISOString().slice(0, 10);
      expect(addDays(addDays(start, days), -days)).toBe(start);
    }),
  );
});
