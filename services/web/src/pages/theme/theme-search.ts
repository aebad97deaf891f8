import { type FigureFilters, parseFigureFilters } from '../../search-params/figure-filters.ts';

export type ThemeSearch = FigureFilters & {
  /** First day of the one week whose verbatims are listed. */
  week?: string;
  order?: 'representative';
};

/** What a theme's page counts and lists, from an address. */
export function parseThemeSearch(search: Record<string, unknown>): ThemeSearch {
  const week = search['week'];
  const isDay = typeof week === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(week);
  return {
    ...parseFigureFilters(search),
    ...(isDay ? { week } : {}),
    ...(search['order'] === 'representative' ? { order: 'representative' as const } : {}),
  };
}
