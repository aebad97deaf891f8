import type { Trend } from '@earshot/client';
import { formatChange } from './format-number.ts';

export type TrendWords = {
  /** `Rising`, `Too little data`, … */
  verdict: string;
  arrow: '↗' | '↘' | '→' | '';
  /** `+62 %`, empty where it cannot be told. */
  change: string;
  /** `+12 % to +95 %`, empty where it cannot be told. */
  interval: string;
  /** What was compared: `last 4 weeks against the 4 before`. */
  basis: string;
  tone: 'worse' | 'better' | 'even' | 'untold';
};

const verdicts = {
  rising: { verdict: 'Rising', arrow: '↗', tone: 'worse' },
  falling: { verdict: 'Falling', arrow: '↘', tone: 'better' },
  steady: { verdict: 'Steady', arrow: '→', tone: 'even' },
  'too-little-data': { verdict: 'Too little data', arrow: '', tone: 'untold' },
} as const;

/** A trend as a reader should take it: no number is shown where the data cannot tell. */
export function trendInWords(trend: Omit<Trend, 'points'>): TrendWords {
  const { growth, weeksCompared } = trend;
  const isTold = growth !== null && trend.direction !== 'too-little-data';
  return {
    ...verdicts[trend.direction],
    change: isTold ? formatChange(growth.value) : '',
    interval: isTold ? `${formatChange(growth.low)} to ${formatChange(growth.high)}` : '',
    basis: isTold ? basisOf(weeksCompared) : '',
  };
}

function basisOf(weeks: number): string {
  return weeks === 1
    ? 'last whole week against those before'
    : `last ${weeks} whole weeks against those before`;
}
