import type { TrendPoint } from '@earshot/client';
import { useId, useState } from 'react';
import { formatCount, formatRate } from '../format/format-number.ts';
import { formatDay, formatShortDay } from '../format/format-date.ts';
import { useElementWidth } from './use-element-width.ts';
import {
  type ChartColumn,
  type Measure,
  weeklyChartGeometry,
  type WeeklyChartGeometry,
} from './weekly-chart-geometry.ts';
import './weekly-chart.css';

const HEIGHT = 260;
const KEYS = {
  rate: 'Band: 95 % interval. Hollow point: not a whole week. Choose a week to read its verbatims.',
  mentions: 'Hatched: not a whole week. Choose a week to read its verbatims.',
} as const;

/**
 * A theme by week: bars of mentions, or the rate per 1,000 feedbacks with its 95 % band. Weeks that are not
 * whole are hatched. For the eye only: `TrendTable` holds the same figures for everybody.
 */
export function WeeklyChart(props: {
  points: readonly TrendPoint[];
  measure: Measure;
  onChoose: (start: string) => void;
}) {
  const { points, measure, onChoose } = props;
  const [ref, width] = useElementWidth<HTMLDivElement>();
  const [shown, setShown] = useState<TrendPoint>();
  const geometry = weeklyChartGeometry(points, measure, { width, height: HEIGHT });
  const read = shown ?? points.findLast((point) => !point.isPartial);
  return (
    <div className="weekly-chart" ref={ref} onPointerLeave={() => setShown(undefined)}>
      <p className="weekly-chart-reading">{read && readingOf(read)}</p>
      {width > 0 && (
        <svg width={width} height={HEIGHT} aria-hidden="true">
          <Axes geometry={geometry} />
          {measure === 'mentions' ? <Bars geometry={geometry} /> : <Rates geometry={geometry} />}
          {geometry.columns.map(({ point, x, width: columnWidth }) => (
            <rect
              key={point.start}
              className="weekly-chart-target"
              x={x}
              y={0}
              width={columnWidth}
              height={HEIGHT}
              onPointerEnter={() => setShown(point)}
              onClick={() => onChoose(point.start)}
            />
          ))}
        </svg>
      )}
      <p className="weekly-chart-key">{KEYS[measure]}</p>
    </div>
  );
}

function Axes({ geometry: { plot, xTicks, yTicks } }: { geometry: WeeklyChartGeometry }) {
  return (
    <>
      {yTicks.map(({ value, y }) => (
        <g key={value}>
          <line
            className={value === 0 ? 'weekly-chart-foot' : 'weekly-chart-grid'}
            x1={plot.left}
            x2={plot.right}
            y1={y}
            y2={y}
          />
          <text x={plot.left - 8} y={y + 4} textAnchor="end">
            {formatRate(value)}
          </text>
        </g>
      ))}
      {xTicks.map(({ point, middle }) => (
        <text key={point.start} x={middle} y={plot.bottom + 19} textAnchor="middle">
          {formatShortDay(point.start)}
        </text>
      ))}
    </>
  );
}

function Bars({ geometry: { columns, plot } }: { geometry: WeeklyChartGeometry }) {
  const hatch = useId();
  return (
    <>
      <pattern
        id={hatch}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="weekly-chart-hatch" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
      {columns.map(({ point, x, width, y = plot.bottom }) => (
        <rect
          key={point.start}
          className={point.isPartial ? 'weekly-chart-partial' : 'weekly-chart-bar'}
          x={x + width * 0.14}
          width={width * 0.72}
          y={y}
          height={plot.bottom - y}
          {...(point.isPartial ? { fill: `url(#${hatch})` } : {})}
        />
      ))}
    </>
  );
}

function Rates({ geometry: { columns, line, band } }: { geometry: WeeklyChartGeometry }) {
  return (
    <>
      <path className="weekly-chart-band" d={band} />
      <path className="weekly-chart-line" d={line} />
      {columns.filter(hasPlace).map(({ point, middle, y }) => (
        <circle
          key={point.start}
          className={point.isPartial ? 'weekly-chart-dot-partial' : 'weekly-chart-dot'}
          cx={middle}
          cy={y}
          r="3"
        />
      ))}
    </>
  );
}

function hasPlace(column: ChartColumn): column is ChartColumn & { y: number } {
  return column.y !== undefined;
}

function readingOf(point: TrendPoint): string {
  const { mentions, feedbacks, ratePerThousand: rate } = point;
  const counts = `${formatCount(mentions)} mentions, ${formatCount(feedbacks)} feedbacks in all`;
  const rates =
    rate === null
      ? ''
      : ` · ${formatRate(rate.value)} per 1,000 (${formatRate(rate.low)}–${formatRate(rate.high)})`;
  const partial = point.isPartial ? ' · not a whole week' : '';
  return `Week of ${formatDay(point.start)}: ${counts}${rates}${partial}`;
}
