import { expect, test } from 'vitest';
import { trendInWords } from './trend-in-words.ts';

test('a rise carries its size, its interval and what was compared', () => {
  const growth = { value: 0.62, low: 0.12, high: 0.95 };
  expect(trendInWords({ direction: 'rising', growth, weeksCompared: 4 })).toEqual({
    verdict: 'Rising',
    arrow: '↗',
    tone: 'worse',
    change: '+62\u00a0%',
    interval: '+12\u00a0% to +95\u00a0%',
    basis: 'last 4 whole weeks against those before',
  });
});

test('too little data shows no number, even where one was computed', () => {
  const growth = { value: 3, low: -0.9, high: 40 };
  const words = trendInWords({ direction: 'too-little-data', growth, weeksCompared: 4 });
  expect(words).toMatchObject({ verdict: 'Too little data', arrow: '', change: '', interval: '' });
});
