import type { DiscoveryNeed } from '@earshot/db';

/** Mentions that are worth a first look while more are still coming, and the least that can be grouped at all. */
const firstLook = 500;
const leastMentions = 12;

/**
 * Whether a workspace's themes should be searched again. The first search comes early, so that a reader soon sees
 * themes; while a backlog drains only a much larger pile is worth another; when it is quiet, a tenth more is.
 */
export function decideDiscovery(need: DiscoveryNeed): boolean {
  if (need.mentions < leastMentions) return false;
  const isQuiet = need.waiting === 0;
  if (need.lastRead === null) return isQuiet || need.mentions >= firstLook;
  const grown = need.mentions - need.lastRead;
  if (!isQuiet) return grown >= 19 * need.lastRead;
  return grown >= Math.max(leastMentions, 0.1 * need.lastRead);
}
