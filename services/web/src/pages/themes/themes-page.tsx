import type { Theme } from '@earshot/client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { areasQuery, themesQuery } from '../../api/figure-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { countOf, formatCount } from '../../format/format-number.ts';
import { EmptyState } from '../../frame/empty-state.tsx';
import { MoreButton } from '../../frame/more-button.tsx';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { groupByArea } from './group-by-area.ts';
import '../../figures/figure.css';
import './themes-page.css';

/** Everything that is being said, in areas, the largest first. */
export function ThemesPage() {
  const client = useClient();
  const areas = useQuery(areasQuery(client));
  const list = useInfiniteQuery(themesQuery(client));
  const themes = list.data?.pages.flatMap((page) => page.items) ?? [];
  const largest = Math.max(0, ...themes.map(({ size }) => size));
  return (
    <>
      <title>Themes · Earshot</title>
      <header className="page-head">
        <h1>Themes</h1>
        <p className="dek">
          Everything customers talk about, pains and praise alike, with all the mentions there ever
          were.
        </p>
      </header>
      {list.error !== null && <ProblemNote error={list.error} />}
      {list.isSuccess && themes.length === 0 && (
        <EmptyState title="No themes yet">
          <p>They appear once enough mentions say the same thing.</p>
        </EmptyState>
      )}
      <div className="areas">
        {groupByArea(themes, areas.data?.items ?? []).map(({ area, members }) => (
          <section key={area?.id ?? 'none'} className="area">
            <h2>
              {area === undefined ? (
                'Without an area'
              ) : (
                <Link to="/" search={{ area: area.id }}>
                  {area.name}
                </Link>
              )}
            </h2>
            <p className="eyebrow">{countOf(members.length, 'theme')}</p>
            <ul>
              {members.map((theme) => (
                <ThemeLine key={theme.id} theme={theme} largest={largest} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <MoreButton list={list} label="Show more themes" />
    </>
  );
}

function ThemeLine({ theme, largest }: { theme: Theme; largest: number }) {
  return (
    <li className="theme-line">
      <Link to="/themes/$id" params={{ id: theme.id }} className="quiet-link">
        {theme.name}
      </Link>
      <span className="theme-line-size tabular">
        {formatCount(theme.size)}
        <span className="visually-hidden"> mentions</span>
      </span>
      <svg viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
        <rect className="segment-bar" width={(theme.size / largest) * 100} height="3" />
      </svg>
    </li>
  );
}
