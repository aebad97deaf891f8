import type { Trend, TrendPoint } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { describeChart } from './describe-chart.ts';
import { drawWeeklyChart } from './draw-weekly-chart.ts';

const point = (rate: number | null, change: Partial<TrendPoint> = {}): TrendPoint => ({
  start: '2023-05-29',
  label: '2023-W22',
  mentions: 1,
  feedbacks: 100,
  ratePerThousand: rate === null ? null : { value: rate, low: rate, high: rate },
  isPartial: false,
  ...change,
});
const trend = (points: TrendPoint[], change: Partial<Trend> = {}): Trend => ({
  direction: 'steady',
  growth: null,
  weeksCompared: 1,
  points,
  ...change,
});
const bars = (svg: string) => [...svg.matchAll(/<rect [^>]*rx="2"[^>]*>/g)].map(([bar]) => bar);

describe('drawWeeklyChart', () => {
  it('colours the compared weeks and outlines the one that has not ended', () => {
    const [earlier, compared, running] = bars(
      drawWeeklyChart(trend([point(10), point(20), point(5, { isPartial: true })])),
    );
    expect(earlier).toContain('#8b97a8');
    expect(compared).toContain('fill="#3f7fe0"/>');
    expect(running).toContain('stroke-dasharray');
  });

  it('draws heights in proportion and leaves a gap where there was no feedback', () => {
    const drawn = bars(drawWeeklyChart(trend([point(10), point(null), point(20), point(0)])));
    expect(drawn.map((bar) => Number(/height="([\d.]+)"/.exec(bar)?.[1]))).toEqual([29, 58]);
  });

  it('claims no comparison when there is too little data', () => {
    const svg = drawWeeklyChart(trend([point(10), point(20)], { direction: 'too-little-data' }));
    expect(svg).not.toContain('#3f7fe0');
  });

  it('draws only a baseline without points', () => {
    expect(bars(drawWeeklyChart(trend([])))).toEqual([]);
    expect(describeChart(trend([])).alt).toBe('Weekly chart: no whole week with feedback yet.');
  });
});
