import type { Trend } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { describeTrend } from './describe-trend.ts';

const trend = (change: Partial<Trend>): Trend => ({
  direction: 'steady',
  growth: null,
  weeksCompared: 4,
  points: [],
  ...change,
});
const plain = (change: Partial<Trend>) => {
  const { label, detail } = describeTrend(trend(change));
  return `${label}: ${detail}`.replaceAll('\u00a0', ' ');
};

describe('describeTrend', () => {
  it.each([
    [
      { direction: 'rising', growth: { value: 0.5, low: 0.12, high: 0.9 } },
      'Rising: 50 % more often in the last 4 weeks than before (+12 % to +90 %)',
    ],
    [
      { direction: 'rising', growth: { value: 1.4, low: 0.2, high: 3 } },
      'Rising: 2.4 times as often in the last 4 weeks as before (1.2 to 4.0 times)',
    ],
    [
      { direction: 'falling', growth: { value: -0.41, low: -0.6, high: -0.1 } },
      'Falling: 41 % less often in the last 4 weeks than before (−60 % to −10 %)',
    ],
    [
      { direction: 'steady', growth: { value: 0.004, low: -0.3, high: 0.4 } },
      'Steady: no clear change in the last 4 weeks (−30 % to +40 %)',
    ],
    [
      { direction: 'rising', growth: null, weeksCompared: 1 },
      'Rising: in the last week against before',
    ],
    [
      { direction: 'too-little-data' },
      'Too little data: not enough mentions to tell whether it grows',
    ],
  ] as const)('reads %j', (change, words) => {
    expect(plain(change)).toBe(words);
  });
});
