import { newId } from '@earshot/core';
import {
  assignMentions,
  endThemes,
  insertThemeEvents,
  insertThemeRun,
  listActiveThemes,
  listHeldThemes,
  listMentionVectors,
  lockAssignmentModel,
  moveStragglers,
  putAssignmentModel,
  releaseLease,
  takeLease,
  unassignMentions,
  upsertThemes,
  type Database,
  type MentionVectors,
} from '@earshot/db';
import type { Embedder, LanguageModel } from '@earshot/models';
import type { Logger } from '@earshot/runtime';
import { encodeModel } from '../assign/assignment-models.ts';
import type { FoundThemes } from './find-themes.ts';
import { planThemes, type ThemePlan } from './plan-themes.ts';
import { improveNames } from './improve-names.ts';
import { runFindThemes } from './run-find-themes.ts';

export type DiscoverDeps = {
  db: Database;
  embedder: Embedder;
  languageModel: LanguageModel | undefined;
  log: Logger;
};

/** The newest mentions that one discovery reads at the most. */
const mostMentions = 100_000;
/** The same mentions give the same themes. */
const seed = 1;
const leaseMs = 120_000;

/** Searches a workspace's themes anew, one process at a time. Ids stay; what changes is recorded. */
export async function discoverWorkspace(
  deps: DiscoverDeps,
  { workspaceId, isPreview }: { workspaceId: string; isPreview: boolean },
  signal: AbortSignal,
): Promise<'discovered' | 'busy' | 'nothing'> {
  const runId = newId();
  const lease = { workspaceId, name: 'discover-themes', holder: runId };
  if (!(await takeLease(deps.db.orm, lease, leaseMs))) return 'busy';
  const renewal = setInterval(() => {
    takeLease(deps.db.orm, lease, leaseMs).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'lease not renewed'),
    );
  }, leaseMs / 4);
  try {
    return await discover(deps, { workspaceId, isPreview, runId, signal });
  } finally {
    clearInterval(renewal);
    await releaseLease(deps.db.orm, lease);
  }
}

type Run = { workspaceId: string; isPreview: boolean; runId: string; signal: AbortSignal };

async function discover(deps: DiscoverDeps, run: Run): Promise<'discovered' | 'nothing'> {
  const { workspaceId } = run;
  const startedAt = new Date();
  const query = { workspaceId, model: deps.embedder.model, limit: mostMentions };
  const mentions = await listMentionVectors(deps.db.orm, query);
  if (mentions.ids.length === 0) return 'nothing';
  const found = await runFindThemes(
    deps,
    {
      texts: mentions.statements,
      vectors: mentions.vectors,
      dim: mentions.dimension,
      seed,
      isPreview: run.isPreview,
    },
    run.signal,
  );
  const known = await listActiveThemes(deps.db.orm, workspaceId);
  const heldIds = await listHeldThemes(deps.db.orm, workspaceId);
  const plan = planThemes({ ...run, mentions, found, known, heldIds });
  await storeThemes(deps, run, { startedAt, mentions, found, plan });
  deps.log.info(
    { workspaceId, mentions: mentions.ids.length, themes: plan.themeIds.length },
    'themes found',
  );
  // Names of a preview are replaced soon: no model is asked for them.
  if (run.isPreview) return 'discovered';
  await improveNames(deps, { workspaceId, mentions, found, plan, signal: run.signal });
  return 'discovered';
}

type Outcome = { startedAt: Date; mentions: MentionVectors; found: FoundThemes; plan: ThemePlan };

async function storeThemes(deps: DiscoverDeps, run: Run, outcome: Outcome): Promise<void> {
  const { workspaceId, runId } = run;
  const { plan, found, mentions } = outcome;
  const decision = { workspaceId, method: 'discovery' as const, decidedBy: `run:${runId}` };
  const { labels } = found.discovery;
  const rows = mentions.ids.map((mentionId, row) => ({ mentionId, theme: labels[row] ?? -1 }));
  await deps.db.orm.transaction(async (tx) => {
    await lockAssignmentModel(tx, workspaceId, 'update');
    await upsertThemes(tx, plan.rows);
    await assignMentions(
      tx,
      decision,
      rows.flatMap(({ mentionId, theme }) => {
        const themeId = plan.themeIds[theme];
        const score = found.discovery.themes[theme]?.cohesion ?? 0;
        return themeId === undefined ? [] : [{ mentionId, themeId, score }];
      }),
    );
    await unassignMentions(
      tx,
      workspaceId,
      rows.flatMap(({ mentionId, theme }) => (theme < 0 ? [mentionId] : [])),
    );
    await endThemes(tx, { workspaceId, merged: plan.merged, archivedIds: plan.archivedIds });
    const endedIds = [...plan.merged.map(({ id }) => id), ...plan.archivedIds];
    await moveStragglers(tx, decision, endedIds);
    await insertThemeEvents(tx, plan.events);
    await putAssignmentModel(tx, {
      workspaceId,
      embeddingModel: deps.embedder.model,
      themeIds: plan.themeIds,
      model: encodeModel(found.model),
      runId,
    });
    await insertThemeRun(tx, {
      workspaceId,
      id: runId,
      seed,
      mentionsRead: mentions.ids.length,
      themesFound: plan.themeIds.length,
      coverage: found.discovery.coverage,
      startedAt: outcome.startedAt,
      finishedAt: new Date(),
    });
  });
}
