import type { TrendPoint } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../format/format-date.ts';
import { formatCount, formatRate } from '../format/format-number.ts';
import type { FigureFilters } from '../search-params/figure-filters.ts';
import './weekly-chart.css';

/** The chart's figures as a table, newest first; a week's count opens its verbatims. */
export function TrendTable(props: {
  points: readonly TrendPoint[];
  themeId: string;
  filters: FigureFilters;
}) {
  return (
    <div className="trend-table-frame">
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
              <td>
                <Link
                  to="/themes/$id"
                  params={{ id: props.themeId }}
                  search={{ ...props.filters, week: point.start }}
                  hash="verbatims"
                >
                  {formatCount(point.mentions)}
                </Link>
              </td>
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
