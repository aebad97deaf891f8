import { AppError } from '@earshot/core';
import { findWorkspace, getPainPoints, withWorkspace } from '@earshot/db';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { checkFilters } from '../http/check-filters.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { PainPoints, PainPointsQuery } from '../schemas/figures.ts';

/** `/v1/pain-points`: the ranking. */
export function painPointRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    app.get(
      '/v1/pain-points',
      {
        schema: {
          summary:
            'Themes ranked by what they cost, with the parts of each score and its evidence.',
          tags: ['figures'],
          querystring: PainPointsQuery,
          response: { 200: PainPoints },
        },
      },
      async ({ principal, query }) => {
        const offset = decodeCursor(z.int().min(0), query.cursor) ?? 0;
        const figures = await withWorkspace(deps.db, principal.workspaceId, async (tx) => {
          const workspace = await findWorkspace(tx, principal.workspaceId);
          if (workspace === undefined) throw new AppError('not-found', 'The workspace is gone.');
          await checkFilters(tx, workspace.id, query);
          return getPainPoints(tx, {
            workspace,
            request: query,
            now: new Date(),
            sort: query.sort,
          });
        });
        const next = offset + query.limit;
        return {
          ...figures,
          items: figures.items.slice(offset, next),
          nextCursor: next < figures.items.length ? encodeCursor(next) : null,
        };
      },
    );
  };
}
