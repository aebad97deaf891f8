import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyTrend, type TrendWeek } from './classify-trend.ts';

const weeks = (mentions: readonly number[], feedbacks = 100): TrendWeek[] =>
  mentions.map((count) => ({ mentions: count, feedbacks }));

/** Mulberry32: repeatable uniform numbers. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function poisson(mean: number, next: () => number): number {
  let [count, product] = [0, next()];
  while (product > Math.exp(-mean)) {
    product *= next();
    count += 1;
  }
  return count;
}

describe('classifyTrend', () => {
  it('tells rising, falling and steady with the size of the change', () => {
    const rising = classifyTrend(weeks([10, 9, 11, 10, 10, 12, 9, 10, 24, 26, 22, 25]));
    expect(rising.direction).toBe('rising');
    expect(rising.growth?.value).toBeCloseTo(1.37, 1);
    expect(rising.growth?.low).toBeGreaterThan(0.5);
    expect(classifyTrend(weeks([24, 26, 22, 25, 23, 24, 10, 9, 11, 10])).direction).toBe('falling');
    expect(classifyTrend(weeks([20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21])).direction).toBe(
      'steady',
    );
  });

  it('says too little data for few weeks, few mentions, or an answer that could be anything', () => {
    expect(classifyTrend(weeks([20, 20, 40])).direction).toBe('too-little-data');
    expect(classifyTrend(weeks([0, 1, 0, 1, 2, 1, 1, 0])).direction).toBe('too-little-data');
    const wild = classifyTrend(weeks([0, 20, 1, 0, 15, 0, 2, 18]));
    expect(wild.direction).toBe('too-little-data');
    expect(wild.dispersion).toBeGreaterThan(5);
    expect(classifyTrend([]).direction).toBe('too-little-data');
  });

  it('looks at rates: twice the feedback with twice the mentions is steady', () => {
    const doubled = [
      ...weeks([10, 11, 9, 10, 10, 11, 9, 10], 100),
      ...weeks([20, 21, 19, 20], 200),
    ];
    expect(classifyTrend(doubled)).toMatchObject({ direction: 'steady' });
    expect(Math.abs(classifyTrend(doubled).growth?.value ?? 1)).toBeLessThan(0.05);
  });

  it('sees a theme that is new and one that is gone, without infinities', () => {
    expect(classifyTrend(weeks([0, 0, 0, 0, 0, 0, 0, 0, 9, 11, 10, 12])).direction).toBe('rising');
    const gone = classifyTrend(weeks([9, 11, 10, 12, 10, 11, 9, 10, 0, 0, 0, 0]));
    expect(gone.direction).toBe('falling');
    expect(gone.growth?.low).toBeGreaterThanOrEqual(-1);
  });

  it('calls a quiet theme rising or falling in about 5 % of 2,000 simulations, also when it is overdispersed', () => {
    const next = uniform(7);
    const alarms = (spread: number) =>
      Array.from({ length: 2000 }, () => {
        const counts = Array.from({ length: 12 }, () =>
          poisson(15 * (1 - spread + 2 * spread * next()), next),
        );
        return classifyTrend(weeks(counts)).direction;
      }).filter((direction) => direction === 'rising' || direction === 'falling').length / 2000;
    expect(alarms(0)).toBeLessThan(0.06);
    expect(alarms(0.8)).toBeLessThan(0.07);
    expect(alarms(0)).toBeGreaterThan(0.01);
  });

  it('gives finite intervals around its value and ignores weeks without feedback', () => {
    const week = fc.integer({ min: 0, max: 300 }).chain((feedbacks) =>
      fc.record({
        feedbacks: fc.constant(feedbacks),
        mentions: fc.integer({ min: 0, max: feedbacks }),
      }),
    );
    fc.assert(
      fc.property(fc.array(week, { maxLength: 30 }), (listed) => {
        const trend = classifyTrend(listed);
        expect(classifyTrend([...listed, { mentions: 0, feedbacks: 0 }])).toEqual(trend);
        if (trend.growth === null) return;
        expect(trend.growth.low).toBeLessThanOrEqual(trend.growth.value);
        expect(trend.growth.high).toBeGreaterThanOrEqual(trend.growth.value);
        expect(Number.isFinite(trend.growth.low)).toBe(true);
        expect(trend.direction === 'rising').toBe(trend.growth.low > 0);
      }),
    );
  });
});
