import { listDiscoveryNeeds, type Database, type DiscoveryNeed } from '@earshot/db';
import { discoverThemes, type JobQueue } from '@earshot/queue';
import { decideDiscovery } from './discover/decide-discovery.ts';

/** Rings for every workspace whose themes should be searched. */
export async function checkDiscovery(deps: { db: Database; queue: JobQueue }): Promise<string[]> {
  const needs = await listDiscoveryNeeds(deps.db.orm);
  const due = needs.filter(decideDiscovery).map((need) => need.workspaceId);
  for (const workspaceId of due) await deps.queue.ring(discoverThemes, { workspaceId });
  return due;
}

/** What a workspace is due for, if it still is: a bell that rang during a search may have been answered by it. */
export async function findDueDiscovery(
  deps: { db: Database },
  workspaceId: string,
): Promise<DiscoveryNeed | undefined> {
  const needs = await listDiscoveryNeeds(deps.db.orm);
  return needs.find((need) => need.workspaceId === workspaceId && decideDiscovery(need));
}
