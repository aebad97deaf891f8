import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { themeTrendQuery } from '../../api/figure-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { TrendTable } from '../../charts/trend-table.tsx';
import type { Measure } from '../../charts/weekly-chart-geometry.ts';
import { WeeklyChart } from '../../charts/weekly-chart.tsx';
import { ProblemNote } from '../../frame/problem-note.tsx';
import type { FigureFilters } from '../../search-params/figure-filters.ts';

const MEASURES: readonly { measure: Measure; label: string }[] = [
  { measure: 'rate', label: 'Per 1,000 feedbacks' },
  { measure: 'mentions', label: 'Mentions' },
];

/** The theme by week, as a chart and as a table; a week opens its verbatims. */
export function ThemeTrendSection(props: {
  themeId: string;
  filters: FigureFilters;
  onChooseWeek: (start: string) => void;
}) {
  const { themeId, filters } = props;
  const [measure, setMeasure] = useState<Measure>('rate');
  const { data, error } = useQuery(themeTrendQuery(useClient(), themeId, filters));
  return (
    <section className="theme-section" aria-labelledby="by-week" id="trend">
      <div className="theme-section-head">
        <h2 id="by-week">Week by week</h2>
        <fieldset className="toggle" aria-label="What the chart shows">
          {MEASURES.map(({ measure: choice, label }) => (
            <button
              key={choice}
              type="button"
              aria-pressed={measure === choice}
              onClick={() => setMeasure(choice)}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      {error !== null && <ProblemNote error={error} />}
      {data && (
        <>
          <WeeklyChart points={data.trend.points} measure={measure} onChoose={props.onChooseWeek} />
          <details className="trend-details">
            <summary>Show as a table</summary>
            <TrendTable points={data.trend.points} themeId={themeId} filters={filters} />
          </details>
        </>
      )}
    </section>
  );
}
