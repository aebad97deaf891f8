import { formatVector, listMentionsById, searchMentions, withWorkspace } from '@earshot/db';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { toMention } from '../http/to-views.ts';
import { SearchQuery, SearchResults } from '../schemas/voices.ts';
import { gatherThemes } from '../search/gather-themes.ts';

/** `/v1/search`: full text and meaning together. */
export function searchRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    app.get(
      '/v1/search',
      {
        schema: {
          summary: 'Verbatims by their words and their meaning, best first.',
          tags: ['feedback'],
          querystring: SearchQuery,
          response: { 200: SearchResults },
        },
      },
      async ({ principal, query }) => {
        const { workspaceId } = principal;
        const embedder = await deps.embedder();
        const vector = formatVector(await embedder.embed([query.q]));
        return withWorkspace(deps.db, workspaceId, async (tx) => {
          const hits = await searchMentions(tx, {
            workspaceId,
            words: query.q,
            vector,
            model: embedder.model,
            limit: query.limit,
          });
          const rows = await listMentionsById(
            tx,
            workspaceId,
            hits.map((hit) => hit.id),
          );
          const byId = new Map(rows.map((row) => [row.id, row]));
          const items = hits.flatMap(({ id, score, matchedBy }) => {
            const row = byId.get(id);
            return row === undefined ? [] : [{ ...toMention(row), score, matchedBy }];
          });
          return { items, themes: gatherThemes(items) };
        });
      },
    );
  };
}
