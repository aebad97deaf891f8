import type { ThemeMentionsQuery } from '@earshot/client';
import { parsePlainSearch } from '../search-params/plain-search.ts';
import { parseFigureFilters } from '../search-params/figure-filters.ts';
import { addDays } from '../format/format-date.ts';

/**
 * The query that lists exactly the mentions behind a figure, from the `evidence` path that came with it.
 *
 * @param week first day of the one week to list; cut to the days of the evidence
 */
export function evidenceQuery(evidence: string, week?: string): ThemeMentionsQuery {
  const mark = evidence.indexOf('?');
  const filters = parseFigureFilters(parsePlainSearch(mark < 0 ? '' : evidence.slice(mark)));
  if (week === undefined) return filters;
  const { window: _window, from = week, to, ...rest } = filters;
  const end = addDays(week, 7);
  return {
    ...rest,
    from: from > week ? from : week,
    to: to !== undefined && to < end ? to : end,
  };
}
