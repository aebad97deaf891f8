import type { Trend, TrendPoint } from '@earshot/core';
import { formatDay } from '../words/format-days.ts';
import { formatRate } from '../words/format-number.ts';
import { shownPoints } from './draw-weekly-chart.ts';

/** The words that belong to a chart: its alternative text, and what stands under its left and right end. */
export type ChartWords = { alt: string; left: string; right: string };

export function describeChart(trend: Trend): ChartWords {
  const points = shownPoints(trend);
  const whole = points.filter((point) => !point.isPartial && point.ratePerThousand !== null);
  const rates = whole.map((point) => point.ratePerThousand?.value ?? 0);
  const last = points.at(-1);
  const [first] = points;
  if (first === undefined || last === undefined || rates.length === 0) {
    return { alt: 'Weekly chart: no whole week with feedback yet.', left: '', right: '' };
  }
  const peak = `peak ${formatRate(Math.max(...rates))} per 1,000`;
  const range = `between ${formatRate(Math.min(...rates))} and ${formatRate(Math.max(...rates))}`;
  const alt = `Weekly bars from ${formatDay(first.start)} to ${formatDay(last.start)}: ${range} per 1,000 feedbacks, last whole week ${formatRate(rates.at(-1) ?? 0)}.`;
  return {
    alt: last.isPartial ? `${alt} The week of ${formatDay(last.start)} has not ended.` : alt,
    left: `${formatDay(first.start)} · ${peak}`,
    right: lastLabel(last),
  };
}

function lastLabel(last: TrendPoint): string {
  return last.isPartial
    ? `${formatDay(last.start)}, week not over`
    : `week of ${formatDay(last.start)}`;
}
