import type { Progress } from '@earshot/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { FIGURES } from '../api/figure-queries.ts';
import { fireAndReport } from '../app/fire-and-report.ts';

/** Fetches every shown figure again when the work under way has changed what they count. */
export function useFreshFigures(progress: Progress | undefined): void {
  const queries = useQueryClient();
  const seen = useRef<string>(undefined);
  const state = progress === undefined ? undefined : stateOf(progress);
  useEffect(() => {
    if (state === undefined || state === seen.current) return;
    const isFirst = seen.current === undefined;
    seen.current = state;
    if (!isFirst) fireAndReport(queries.invalidateQueries({ queryKey: [FIGURES] }));
  }, [queries, state]);
}

function stateOf({ mentions, themes, lastDiscoveryAt, stage }: Progress): string {
  return [mentions.total, mentions.assigned, themes, lastDiscoveryAt, stage].join('|');
}
