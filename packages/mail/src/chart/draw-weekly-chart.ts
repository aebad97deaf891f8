import type { Trend, TrendPoint } from '@earshot/core';

/** Size in CSS pixels; the PNG has twice as many each way. */
export const chartSize = { width: 552, height: 64 };

const MAX_BARS = 26;
/** Mid-tones that stand out from white and from near-black alike; the background stays transparent. */
const COLOUR = { compared: '#3f7fe0', earlier: '#8b97a8', baseline: '#8b97a8' };

/**
 * Bars of the weekly rate (mentioning feedbacks per 1,000) as SVG, without text: the words stand beside it in the
 * mail, where they can be read aloud, wrapped and recoloured. The weeks that the trend compares are blue, a week
 * that has not ended is an outline, and a week without any feedback is a gap.
 */
export function drawWeeklyChart(trend: Trend): string {
  const points = shownPoints(trend);
  const peak = Math.max(...points.map(rateOf), Number.MIN_VALUE);
  const slot = chartSize.width / Math.max(points.length, 1);
  const compared = comparedPoints(trend);
  const bars = points.map((point, index) => {
    const height = Math.max(
      (rateOf(point) / peak) * (chartSize.height - 6),
      rateOf(point) > 0 ? 2 : 0,
    );
    const box = {
      x: index * slot + slot * 0.14,
      width: slot * 0.72,
      y: chartSize.height - 2 - height,
      height,
    };
    return drawBar(box, { isPartial: point.isPartial, isCompared: compared.has(point) });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chartSize.width} ${chartSize.height}">`,
    ...bars,
    `<rect x="0" y="${chartSize.height - 2}" width="${chartSize.width}" height="1" fill="${COLOUR.baseline}" opacity="0.6"/>`,
    '</svg>',
  ].join('');
}

/** The latest points, as many as fit. */
export function shownPoints(trend: Trend): TrendPoint[] {
  return trend.points.slice(-MAX_BARS);
}

function comparedPoints({ direction, points, weeksCompared }: Trend): Set<TrendPoint> {
  if (direction === 'too-little-data') return new Set();
  const whole = points.filter((point) => !point.isPartial);
  return new Set(weeksCompared > 0 ? whole.slice(-weeksCompared) : []);
}

type Box = { x: number; y: number; width: number; height: number };

function drawBar(
  box: Box,
  { isPartial, isCompared }: { isPartial: boolean; isCompared: boolean },
): string {
  if (box.height === 0) return '';
  const inset = isPartial ? 1 : 0;
  const place = [
    `x="${round(box.x + inset)}" y="${round(box.y + inset)}"`,
    `width="${round(box.width - 2 * inset)}" height="${round(Math.max(box.height - inset, 1))}" rx="2"`,
  ].join(' ');
  if (isPartial) {
    return `<rect ${place} fill="${COLOUR.compared}" fill-opacity="0.12" stroke="${COLOUR.compared}" stroke-width="1.5" stroke-dasharray="4 3"/>`;
  }
  return isCompared
    ? `<rect ${place} fill="${COLOUR.compared}"/>`
    : `<rect ${place} fill="${COLOUR.earlier}" opacity="0.55"/>`;
}

function rateOf(point: TrendPoint): number {
  return point.ratePerThousand?.value ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
