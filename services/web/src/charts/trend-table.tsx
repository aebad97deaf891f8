import type { TrendPoint } from '@earshot/client';
import type { ReactNode } from 'react';
import { formatDay } from '../format/format-date.ts';
import { formatCount, formatRate } from '../format/format-number.ts';
import './weekly-chart.css';

/** The chart's figures as a table, newest first. */
export function TrendTable(props: {
  points: readonly TrendPoint[];
  /** Wraps a week's count in a link to its verbatims. */
  linkWeek: (start: string, count: string) => ReactNode;
}) {
  return (
    <div className="trend-table-frame" role="region" aria-label="Figures by week" tabIndex={0}>
      <table className="trend-table">
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col">Mentions</th>
            <th scope="col">All feedbacks</th>
            <th scope="col">Per 1,000</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {props.points.toReversed().map((point) => (
            <tr key={point.start}>
              <th scope="row">
                {formatDay(point.start)}
                {point.isPartial && ' (not whole)'}
              </th>
              <td>{props.linkWeek(point.start, formatCount(point.mentions))}</td>
              <td>{formatCount(point.feedbacks)}</td>
              <td>{point.ratePerThousand ? formatRate(point.ratePerThousand.value) : '–'}</td>
              <td>{intervalOf(point)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function intervalOf({ ratePerThousand: rate }: TrendPoint): string {
  return rate === null ? '–' : `${formatRate(rate.low)}–${formatRate(rate.high)}`;
}
