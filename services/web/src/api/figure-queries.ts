import {
  answerOf,
  type EarshotClient,
  type PainPointsQuery,
  type ThemeMentionsQuery,
} from '@earshot/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { FigureFilters } from '../search-params/figure-filters.ts';

/** Keys that start with it hold figures, which move while feedback is being worked on. */
export const FIGURES = 'figures';

export function workspaceQuery(client: EarshotClient) {
  return queryOptions({
    queryKey: ['workspace'],
    queryFn: ({ signal }) => answerOf(client.GET('/v1/workspace', { signal })),
    staleTime: 60_000,
  });
}

export function painPointsQuery(client: EarshotClient, query: PainPointsQuery) {
  return queryOptions({
    queryKey: [FIGURES, 'pain-points', query],
    queryFn: ({ signal }) => answerOf(client.GET('/v1/pain-points', { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function areasQuery(client: EarshotClient) {
  return queryOptions({
    queryKey: [FIGURES, 'areas'],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/v1/themes', { params: { query: { level: 'area', limit: 200 } }, signal }),
      ),
  });
}

export function themesQuery(client: EarshotClient) {
  return infiniteQueryOptions({
    queryKey: [FIGURES, 'themes'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/v1/themes', {
          params: { query: { level: 'theme', limit: 200, ...cursorOf(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function themeQuery(client: EarshotClient, id: string, query: FigureFilters) {
  return queryOptions({
    queryKey: [FIGURES, 'theme', id, query],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/v1/themes/{id}', { params: { path: { id }, query }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function themeTrendQuery(client: EarshotClient, id: string, query: FigureFilters) {
  return queryOptions({
    queryKey: [FIGURES, 'theme-trend', id, query],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/v1/themes/{id}/trend', {
          params: { path: { id }, query: { ...query, period: 'week' } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function themeMentionsQuery(client: EarshotClient, id: string, query: ThemeMentionsQuery) {
  return infiniteQueryOptions({
    queryKey: [FIGURES, 'theme-mentions', id, query],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/v1/themes/{id}/mentions', {
          params: { path: { id }, query: { ...query, ...cursorOf(pageParam) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

function cursorOf(cursor: string | null) {
  return cursor === null ? {} : { cursor };
}
