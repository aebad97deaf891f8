import { AppError } from '@earshot/core';
import { countWork, findWorkspace, listAccountAttributes, withWorkspace } from '@earshot/db';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { estimateProgress } from '../progress/estimate-progress.ts';
import { sharedFor } from '../progress/shared-for.ts';
import { Progress, Workspace } from '../schemas/workspace.ts';

/** Counting reads whole tables: all that watch a workspace share one count a second. */
const countsFreshMs = 1_000;

/** `/v1/workspace` and `/v1/progress`. */
export function workspaceRoutes(deps: ApiDeps) {
  const estimate = estimateProgress();
  const countNow = sharedFor(countsFreshMs, (workspaceId: string) =>
    withWorkspace(deps.db, workspaceId, (tx) => countWork(tx, workspaceId)),
  );
  return function register(app: App): void {
    app.get(
      '/v1/workspace',
      {
        schema: {
          summary:
            'The workspace of this key: its name, clock, notice and the attributes to filter by.',
          tags: ['workspace'],
          response: { 200: Workspace },
        },
      },
      async ({ principal }) => {
        const { workspaceId } = principal;
        const [workspace, attributes] = await withWorkspace(deps.db, workspaceId, async (tx) => [
          await findWorkspace(tx, workspaceId),
          await listAccountAttributes(tx, workspaceId),
        ]);
        if (workspace === undefined) throw new AppError('not-found', 'The workspace is gone.');
        const { id, slug, name, timeZone, isDemo, notice, clockEndsOn } = workspace;
        const { hasLanguageModel, hasMail } = deps.settings;
        return {
          id,
          slug,
          name,
          timeZone,
          isDemo,
          notice,
          clockEndsOn,
          attributes,
          hasLanguageModel,
          hasMail,
        };
      },
    );

    app.get(
      '/v1/progress',
      {
        schema: {
          summary: 'How far what was received has come.',
          tags: ['workspace'],
          response: { 200: Progress },
        },
      },
      async ({ principal }) => {
        const { workspaceId } = principal;
        return estimate(workspaceId, await countNow(workspaceId));
      },
    );
  };
}
