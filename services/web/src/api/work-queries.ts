import { answerOf, type EarshotClient } from '@earshot/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

const BUSY_POLL_MS = 2_000;
const IDLE_POLL_MS = 20_000;
const SOURCES_POLL_MS = 15_000;

/** Polled: often while work is under way, seldom otherwise. */
export function progressQuery(client: EarshotClient) {
  return queryOptions({
    queryKey: ['progress'],
    queryFn: ({ signal }) => answerOf(client.GET('/v1/progress', { signal })),
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.stage === 'idle' ? IDLE_POLL_MS : BUSY_POLL_MS,
  });
}

export function sourcesQuery(client: EarshotClient) {
  return queryOptions({
    queryKey: ['sources'],
    queryFn: ({ signal }) => answerOf(client.GET('/v1/sources', { signal })),
    refetchInterval: SOURCES_POLL_MS,
  });
}

export function feedbackQuery(client: EarshotClient, id: string) {
  return queryOptions({
    queryKey: ['feedback', id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/v1/feedback/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });
}

export function searchQuery(client: EarshotClient, q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/v1/search', { params: { query: { q, limit: 50 } }, signal })),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
}

export function reportsQuery(client: EarshotClient) {
  return infiniteQueryOptions({
    queryKey: ['reports'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        client.GET('/v1/reports', {
          params: { query: pageParam === null ? {} : { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function reportQuery(client: EarshotClient, week: string) {
  return queryOptions({
    queryKey: ['reports', 'week', week],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/v1/reports/{week}', { params: { path: { week } }, signal })),
    staleTime: 60_000,
  });
}
