import { createHash } from 'node:crypto';
import type { Trend } from '@earshot/core';
import { describeChart, type ChartWords } from './describe-chart.ts';
import { chartSize, drawWeeklyChart } from './draw-weekly-chart.ts';
import { renderPng } from './render-png.ts';

/** A chart as it travels inside a mail; the HTML names it `cid:<cid>`. */
export type ChartImage = ChartWords & {
  cid: string;
  filename: string;
  contentType: 'image/png';
  content: Buffer;
};

/** A trend as a PNG of twice the shown size, with the words around it. Equal trends give equal images and ids. */
export async function drawChart(trend: Trend, rank: number): Promise<ChartImage> {
  const content = await renderPng(drawWeeklyChart(trend), chartSize.width * 2);
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return {
    ...describeChart(trend),
    cid: `chart-${rank}-${digest}@earshot`,
    filename: `pain-point-${rank}.png`,
    contentType: 'image/png',
    content,
  };
}
