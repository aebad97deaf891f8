import type { TrendPoint } from '@earshot/client';
import { niceTicks } from './nice-ticks.ts';

export type Measure = 'mentions' | 'rate';

export type ChartColumn = {
  point: TrendPoint;
  /** Left edge and width of the week's share of the plot, in px. */
  x: number;
  width: number;
  middle: number;
  /** Where the week's value stands; undefined when it has none. */
  y: number | undefined;
};

export type WeeklyChartGeometry = {
  plot: { left: number; right: number; top: number; bottom: number };
  yTicks: { value: number; y: number }[];
  /** Every n-th week, so that labels never touch. */
  xTicks: ChartColumn[];
  columns: ChartColumn[];
  /** SVG path data over the whole weeks; interrupted where a week has no rate. Empty for counts. */
  line: string;
  band: string;
};

const MARGIN = { left: 40, right: 8, top: 12, bottom: 28 };
const LABEL_WIDTH = 62;
const TICK_HEIGHT = 40;

/** Places a trend's weeks in a box of `width` × `height` px, its foot at 0. */
export function weeklyChartGeometry(
  points: readonly TrendPoint[],
  measure: Measure,
  size: { width: number; height: number },
): WeeklyChartGeometry {
  const plot = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 1, size.width - MARGIN.right),
    top: MARGIN.top,
    bottom: size.height - MARGIN.bottom,
  };
  const ticks = niceTicks(largest(points, measure), (plot.bottom - plot.top) / TICK_HEIGHT);
  const top = ticks.at(-1) ?? 1;
  function toY(value: number): number {
    return plot.bottom - (value / top) * (plot.bottom - plot.top);
  }
  const columns = placeColumns(points, plot, (point) => {
    const value = valueOf(point, measure);
    return value === undefined ? undefined : toY(value);
  });
  const runs = measure === 'rate' ? wholeRuns(columns) : [];
  return {
    plot,
    yTicks: ticks.map((value) => ({ value, y: toY(value) })),
    xTicks: thin(columns, plot.right - plot.left),
    columns,
    line: runs.map((run) => pathOf(run.map(({ middle, y }) => [middle, y ?? 0]))).join(''),
    band: runs.map((run) => bandOf(run, toY)).join(''),
  };
}

/** The figure that a measure shows of a week; undefined for a rate of no feedback. */
export function valueOf(point: TrendPoint, measure: Measure): number | undefined {
  return measure === 'mentions' ? point.mentions : point.ratePerThousand?.value;
}

// A partial week's interval is wide; it must not flatten all others.
function largest(points: readonly TrendPoint[], measure: Measure): number {
  const values = points.map((point) => {
    if (measure === 'mentions') return point.mentions;
    const rate = point.ratePerThousand;
    return (point.isPartial ? rate?.value : rate?.high) ?? 0;
  });
  return Math.max(0, ...values);
}

function placeColumns(
  points: readonly TrendPoint[],
  plot: WeeklyChartGeometry['plot'],
  toY: (point: TrendPoint) => number | undefined,
): ChartColumn[] {
  const width = (plot.right - plot.left) / Math.max(1, points.length);
  return points.map((point, index) => {
    const x = plot.left + index * width;
    return { point, x, width, middle: x + width / 2, y: toY(point) };
  });
}

function wholeRuns(columns: readonly ChartColumn[]): ChartColumn[][] {
  const runs: ChartColumn[][] = [[]];
  for (const column of columns) {
    if (column.point.isPartial || column.y === undefined) runs.push([]);
    else runs.at(-1)?.push(column);
  }
  return runs.filter((run) => run.length > 1);
}

function bandOf(run: readonly ChartColumn[], toY: (value: number) => number): string {
  const high = run.map(({ middle, point }) => [middle, toY(point.ratePerThousand?.high ?? 0)]);
  const low = run.map(({ middle, point }) => [middle, toY(point.ratePerThousand?.low ?? 0)]);
  return `${pathOf([...high, ...low.toReversed()])}Z`;
}

function pathOf(places: readonly (readonly number[])[]): string {
  return `M${places.map((place) => place.map((value) => value.toFixed(1)).join(',')).join('L')}`;
}

function thin(columns: readonly ChartColumn[], width: number): ChartColumn[] {
  const every = Math.max(1, Math.ceil((columns.length * LABEL_WIDTH) / Math.max(1, width)));
  return columns.filter((_, index) => index % every === 0);
}
