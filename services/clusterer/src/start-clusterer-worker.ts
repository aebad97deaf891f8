import type { Database } from '@earshot/db';
import type { Embedder, LanguageModel } from '@earshot/models';
import {
  assignMentions,
  checkDiscovery as checkDiscoveryJob,
  discoverThemes,
  handle,
  type JobQueue,
  type RunningWorker,
} from '@earshot/queue';
import type { Logger } from '@earshot/runtime';
import { createAssignmentModels } from './assign/assignment-models.ts';
import { drainFeedback } from './assign/drain-feedback.ts';
import { checkDiscovery, findDueDiscovery } from './check-discovery.ts';
import { discoverWorkspace } from './discover/discover-workspace.ts';

export type ClustererDeps = {
  db: Database;
  queue: JobQueue;
  embedder: Embedder;
  languageModel: LanguageModel | undefined;
  log: Logger;
};

/** Looks for work that no bell announced, e.g. a workspace that went quiet, this often. */
const checkEveryMs = 15_000;
const checkAtMostEveryMs = 1_500;

/** Reads feedback into mentions, assigns them, and searches themes, as the jobs ask. */
export async function startClustererWorker(deps: ClustererDeps): Promise<RunningWorker> {
  const models = createAssignmentModels({ db: deps.db, embeddingModel: deps.embedder.model });
  const onBatch = throttle(() => checkDiscovery(deps), checkAtMostEveryMs);
  const mentionHandlers = new Map([
    handle(assignMentions, async (_payload, { signal }) => {
      await drainFeedback({ ...deps, models, onBatch }, signal);
      await checkDiscovery(deps);
    }),
  ]);
  const themeHandlers = new Map([
    handle(discoverThemes, async ({ workspaceId }, { signal }) => {
      const need = await findDueDiscovery(deps, workspaceId);
      if (need === undefined) return;
      await discoverWorkspace(deps, { workspaceId, isPreview: need.waiting > 0 }, signal);
    }),
    handle(checkDiscoveryJob, async () => {
      await checkDiscovery(deps);
    }),
  ]);
  await deps.queue.schedule(checkDiscoveryJob, {}, { everyMs: checkEveryMs });
  // One drain keeps this process's encoder busy; the other lanes of the bell are for other processes.
  const mentions = deps.queue.work('mentions', mentionHandlers);
  const themes = deps.queue.work('themes', themeHandlers, { concurrency: 3 });
  return {
    async close() {
      await Promise.all([mentions.close(), themes.close()]);
    },
  };
}

function throttle(run: () => Promise<unknown>, everyMs: number): () => Promise<void> {
  let last = 0;
  return async () => {
    if (Date.now() - last < everyMs) return;
    last = Date.now();
    await run();
  };
}
