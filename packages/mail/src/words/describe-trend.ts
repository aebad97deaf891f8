import type { Estimate, Trend } from '@earshot/core';
import { formatChange, formatPercent, formatRate } from './format-number.ts';

/** A trend as a label for the eye and a sentence without its subject. */
export type TrendWords = { label: string; detail: string };

const labels = { rising: 'Rising', falling: 'Falling', steady: 'Steady' };

/** What the last whole weeks did against those before, in words that never claim more than the figures. */
export function describeTrend(trend: Trend): TrendWords {
  const { direction } = trend;
  if (direction === 'too-little-data') {
    return { label: 'Too little data', detail: 'not enough mentions to tell whether it grows' };
  }
  const detail = direction === 'steady' ? describeNoChange(trend) : describeGrowth(trend);
  return { label: labels[direction], detail };
}

/** `62 % more often`, `41 % less often`, `2.4 times as often`; from a relative change of a rate. */
export function describeFrequency(growth: number): string {
  if (growth >= 1) return `${formatRate(1 + growth)} times as often`;
  return `${formatPercent(Math.abs(growth))} ${growth < 0 ? 'less' : 'more'} often`;
}

function describeGrowth({ growth, weeksCompared }: Trend): string {
  const recently = lastWeeks(weeksCompared);
  if (growth === null) return `${recently} against before`;
  const connective = growth.value >= 1 ? 'as before' : 'than before';
  return `${describeFrequency(growth.value)} ${recently} ${connective} ${describeInterval(growth)}`;
}

function describeNoChange({ growth, weeksCompared }: Trend): string {
  const change = `no clear change ${lastWeeks(weeksCompared)}`;
  return growth === null ? change : `${change} ${describeInterval(growth)}`;
}

function describeInterval({ value, low, high }: Estimate): string {
  if (value < 1) return `(${formatChange(low)} to ${formatChange(high)})`;
  return `(${formatRate(1 + low)} to ${formatRate(1 + high)} times)`;
}

/** The recent side of the comparison; the other is all whole weeks before it in the chart. */
function lastWeeks(weeks: number): string {
  return weeks === 1 ? 'in the last week' : `in the last ${weeks} weeks`;
}
