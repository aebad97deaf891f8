import { type FigureFilters, parseFigureFilters } from '../../search-params/figure-filters.ts';

export const SORTS = ['score', 'reach', 'mentions', 'severity', 'growth'] as const;
export type PainPointsSort = (typeof SORTS)[number];
export type PainPointsSearch = FigureFilters & { sort?: PainPointsSort };

/** The filters and the order of the ranking, from an address. */
export function parsePainPointsSearch(search: Record<string, unknown>): PainPointsSearch {
  const sort = SORTS.find((choice) => choice === search['sort']);
  return { ...parseFigureFilters(search), ...(sort === undefined ? {} : { sort }) };
}
