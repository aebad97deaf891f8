import { queueNames } from '@earshot/queue';
import { startWorkers } from '@earshot/standalone';
import type { Earshot } from '../context/with-earshot.ts';
import { followProgress } from '../output/follow-progress.ts';
import { note } from '../output/print.ts';

/** Waits until what was received has its themes. Where no worker runs, this process is the worker meanwhile. */
export async function processWaiting(earshot: Earshot): Promise<void> {
  const workers = (await hasWorkers(earshot)) ? undefined : await startWorkers(earshot.parts);
  if (workers !== undefined) note('No worker is running: this command does the work.');
  try {
    await followProgress(earshot.client);
  } finally {
    await workers?.close();
  }
}

async function hasWorkers({ parts }: Earshot): Promise<boolean> {
  // Who joined an embedded database joined a running Earshot, which has them all.
  if (parts.db.kind === 'embedded') return parts.db.embedded === undefined;
  for (const name of queueNames) {
    const workers = await parts.queue.backend.queue(name).getWorkers();
    if (workers.length > 0) return true;
  }
  return false;
}
