import { ProblemError } from '@earshot/client';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { fireAndReport } from './fire-and-report.ts';

const RETRIES = 2;

/** Retries what may pass (the server restarts), never what the API refused; a 401 asks who is signed in. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        if (!isSignedOut(error) || query.queryKey[0] === 'workspace') return;
        fireAndReport(client.invalidateQueries({ queryKey: ['workspace'] }));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < RETRIES && mayPass(error),
      },
    },
  });
  return client;
}

/** True for the API's answer to a browser without a session. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 401;
}

function mayPass(error: unknown): boolean {
  return !(error instanceof ProblemError) || error.problem.status >= 500;
}
