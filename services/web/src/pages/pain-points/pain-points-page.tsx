import type { PainPoints } from '@earshot/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { painPointsQuery } from '../../api/figure-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { ScoreLegend } from '../../charts/score-bar.tsx';
import { FilterBar } from '../../figures/filter-bar.tsx';
import { FigureNotes } from '../../figures/figure-notes.tsx';
import { TotalsStrip } from '../../figures/totals-strip.tsx';
import { formatWindow } from '../../format/format-date.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import type { FigureFilters } from '../../search-params/figure-filters.ts';
import { NoPainPoints } from './no-pain-points.tsx';
import { PainPointList } from './pain-point-list.tsx';
import type { PainPointsSort } from './pain-points-search.ts';
import { SortSelect } from './sort-select.tsx';
import './pain-points-page.css';
import { fireAndReport } from '../../app/fire-and-report.ts';

/** Rows at first, and the most that the API gives at once. */
const FIRST = 20;
const MOST = 100;

/** The ranking: what hurts most, how many it reaches, and whether it grows. */
export function PainPointsPage() {
  const search = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const [limit, setLimit] = useState(FIRST);
  const query = useQuery(painPointsQuery(useClient(), { ...search, limit }));
  const { data, error, isPlaceholderData } = query;
  const { sort, ...filters } = search;
  function setSort(value: PainPointsSort) {
    fireAndReport(navigate({ search: value === 'score' ? filters : { ...filters, sort: value } }));
  }
  return (
    <>
      <title>Pain points · Earshot</title>
      <header className="page-head">
        <p className="eyebrow">{data && formatWindow(data.window)}</p>
        <h1>What hurts most</h1>
        <p className="dek">
          Themes ranked by how many they reach, how badly they hurt and whether they grow. Every
          figure opens the words behind it.
        </p>
      </header>
      {data && <TotalsStrip totals={data.totals} />}
      <FilterBar
        filters={filters}
        onChange={(next) =>
          fireAndReport(navigate({ search: sort === undefined ? next : { ...next, sort } }))
        }
      >
        <SortSelect value={sort ?? 'score'} onChange={setSort} />
      </FilterBar>
      {error !== null && <ProblemNote error={error} onRetry={() => void query.refetch()} />}
      {data && <FigureNotes notes={data.notes} />}
      {data && (
        <div className={isPlaceholderData ? 'ranking ranking-stale' : 'ranking'}>
          <Ranking painPoints={data} filters={filters} onMore={() => setLimit(MOST)} />
        </div>
      )}
    </>
  );
}

function Ranking(props: { painPoints: PainPoints; filters: FigureFilters; onMore: () => void }) {
  const { painPoints, filters } = props;
  const first = painPoints.items[0];
  if (first === undefined) {
    return <NoPainPoints isFiltered={Object.keys(filters).length > 0} totals={painPoints.totals} />;
  }
  return (
    <>
      <ScoreLegend parts={first.score.parts} />
      <PainPointList painPoints={painPoints.items} filters={filters} />
      {painPoints.nextCursor !== null && painPoints.items.length < MOST && (
        <button type="button" className="button more" onClick={props.onMore}>
          Show more
        </button>
      )}
      {painPoints.nextCursor !== null && painPoints.items.length >= MOST && (
        <p className="ranking-rest">The first {MOST} are shown. Filters narrow them down.</p>
      )}
    </>
  );
}
