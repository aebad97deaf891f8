import type { ThemeDetail } from '@earshot/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { themeQuery } from '../../api/figure-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { FilterBar } from '../../figures/filter-bar.tsx';
import { formatWindow } from '../../format/format-date.ts';
import { namedByInWords } from '../../format/named-by-in-words.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { ThemeFigures } from './theme-figures.tsx';
import { ThemeHistory } from './theme-history.tsx';
import type { ThemeSearch } from './theme-search.ts';
import { ThemeSegments } from './theme-segments.tsx';
import { ThemeTrendSection } from './theme-trend-section.tsx';
import { ThemeVerbatims } from './theme-verbatims.tsx';
import './theme-page.css';
import { fireAndReport } from '../../app/fire-and-report.ts';

/** One theme: its figures, its course, who speaks of it, and everything that was said. */
export function ThemePage() {
  const { id } = useParams({ from: '/themes/$id' });
  const { week, order, ...filters } = useSearch({ from: '/themes/$id' });
  const navigate = useNavigate({ from: '/themes/$id' });
  const { data: theme, error, refetch } = useQuery(themeQuery(useClient(), id, filters));
  function go(search: ThemeSearch, hash?: string) {
    fireAndReport(
      navigate({ search, resetScroll: false, ...(hash === undefined ? {} : { hash }) }),
    );
  }
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (theme === undefined) return null;
  const kept = order === undefined ? filters : { ...filters, order };
  return (
    <>
      <ThemeHead theme={theme} />
      <FilterBar
        hidesArea
        filters={filters}
        onChange={(next) => go(order === undefined ? next : { ...next, order })}
      />
      <ThemeFigures theme={theme} />
      <ThemeTrendSection
        themeId={id}
        filters={filters}
        onChooseWeek={(start) => go({ ...kept, week: start }, 'verbatims')}
      />
      <ThemeSegments theme={theme} filters={filters} />
      <ThemeVerbatims
        theme={theme}
        search={{ ...kept, ...(week === undefined ? {} : { week }) }}
        onChange={go}
      />
      <ThemeHistory theme={theme} />
    </>
  );
}

function ThemeHead({ theme }: { theme: ThemeDetail }) {
  return (
    <header className="page-head">
      <title>{`${theme.name} · Earshot`}</title>
      <p className="eyebrow">
        {theme.areaId === null ? (
          <Link to="/themes">Themes</Link>
        ) : (
          <Link to="/" search={{ area: theme.areaId }}>
            {theme.areaName}
          </Link>
        )}
        {' · '}
        {formatWindow(theme.window)}
      </p>
      <h1>{theme.name}</h1>
      {theme.description !== '' && <p className="dek">{theme.description}</p>}
      <p className="theme-named">
        {namedByInWords(theme.namedBy)}
        {theme.isLocked && '; locked by a person'}
        {theme.state !== 'active' && ` · ${theme.state}`}
      </p>
    </header>
  );
}
