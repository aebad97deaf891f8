import type { Queue } from 'bullmq';
import type { Logger } from '@earshot/runtime';
import type { Backend } from './backends/backend.ts';
import { jobOptions } from './job-options.ts';
import type { JobDefinition } from './jobs/job-definition.ts';

/** When a schedule fires: every so many ms, or by a cron pattern in a time zone. */
export type Schedule = { everyMs: number } | { cron: string; timeZone: string };

type Scheduled<P> = { job: JobDefinition<P>; payload: P; schedule: Schedule };

export type KeptSchedules = {
  set<P>(scheduled: Scheduled<P>): Promise<void>;
  /** Looks once for schedules that the backend lost, and puts them back. Answers how many. */
  restore(): Promise<number>;
  close(): void;
};

/** A flushed Redis forgets its schedules: every process puts back those that it had set, this often. */
const restoreEveryMs = 30_000;

type Kept = { isThere(): Promise<boolean>; put(): Promise<void> };

/** Sets schedules and keeps them there for as long as the process lives. */
export function keepSchedules(deps: { backend: Backend; log: Logger }): KeptSchedules {
  const kept = new Map<string, Kept>();
  async function restore(): Promise<number> {
    let restored = 0;
    for (const known of kept.values()) {
      if (await known.isThere()) continue;
      await known.put();
      restored += 1;
    }
    return restored;
  }
  const timer = setInterval(() => {
    restore().catch((error: unknown) => deps.log.warn({ err: error }, 'schedules not restored'));
  }, restoreEveryMs).unref();
  return {
    restore,
    async set(scheduled) {
      const { job } = scheduled;
      const payload = job.payload.parse(scheduled.payload);
      const id = job.idOf(payload);
      const queue = deps.backend.queue(job.queue);
      const known: Kept = {
        isThere: async () => (await queue.getJobScheduler(id)) !== undefined,
        put: () => upsert(queue, { ...scheduled, payload }),
      };
      await known.put();
      kept.set(id, known);
    },
    close: () => clearInterval(timer),
  };
}

async function upsert<P>(queue: Queue, { job, payload, schedule }: Scheduled<P>): Promise<void> {
  const repeat =
    'everyMs' in schedule
      ? { every: schedule.everyMs }
      : { pattern: schedule.cron, tz: schedule.timeZone };
  const template = { name: job.name, data: payload, opts: jobOptions(job) };
  await queue.upsertJobScheduler(job.idOf(payload), repeat, template);
}
