import type { ThemeDetail } from '@earshot/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { themeMentionsQuery } from '../../api/figure-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { evidenceQuery } from '../../figures/evidence-query.ts';
import { formatDay } from '../../format/format-date.ts';
import { countOf } from '../../format/format-number.ts';
import { MoreButton } from '../../frame/more-button.tsx';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { formatPlainSearch } from '../../search-params/plain-search.ts';
import { VerbatimList } from '../../verbatims/verbatim-list.tsx';
import type { ThemeSearch } from './theme-search.ts';

const PAGE = 20;

/** Exactly the mentions that the figures above count, a page at a time. */
export function ThemeVerbatims(props: {
  theme: ThemeDetail;
  search: ThemeSearch;
  onChange: (search: ThemeSearch) => void;
}) {
  const { theme, search } = props;
  const { week, order, ...filters } = search;
  const evidence = theme.painPoint?.evidence ?? formatPlainSearch(filters);
  const query = { ...evidenceQuery(evidence, week), sort: order ?? 'newest', limit: PAGE } as const;
  const list = useInfiniteQuery(themeMentionsQuery(useClient(), theme.id, query));
  const mentions = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="theme-section" id="verbatims" aria-labelledby="verbatims-title">
      <div className="theme-section-head">
        <h2 id="verbatims-title">In their own words</h2>
        <OrderToggle
          order={order}
          onChange={(next) => {
            const { order: _order, ...rest } = search;
            props.onChange(next === undefined ? rest : { ...rest, order: next });
          }}
        />
      </div>
      {week !== undefined && (
        <p className="chip">
          Week of {formatDay(week)}
          <button
            type="button"
            onClick={() => props.onChange(order === undefined ? filters : { ...filters, order })}
          >
            Show the whole window
          </button>
        </p>
      )}
      {list.error !== null && <ProblemNote error={list.error} />}
      {list.isSuccess && mentions.length === 0 && <p className="note">Nothing was said here.</p>}
      <VerbatimList mentions={mentions} />
      <MoreButton list={list} label={`Show more${totalOf(theme, week)}`} />
    </section>
  );
}

function OrderToggle(props: {
  order: ThemeSearch['order'];
  onChange: (order: ThemeSearch['order']) => void;
}) {
  const isNewest = props.order === undefined;
  return (
    <fieldset className="toggle" aria-label="Order of the verbatims">
      <button type="button" aria-pressed={isNewest} onClick={() => props.onChange(undefined)}>
        Newest
      </button>
      <button
        type="button"
        aria-pressed={!isNewest}
        onClick={() => props.onChange('representative')}
      >
        Most typical
      </button>
    </fieldset>
  );
}

function totalOf(theme: ThemeDetail, week: string | undefined): string {
  if (week !== undefined || theme.painPoint === null) return '';
  return ` of ${countOf(theme.painPoint.mentions, 'mention')}`;
}
