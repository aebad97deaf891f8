import type { Logger } from '@earshot/runtime';
import type { JobsOptions } from 'bullmq';
import { openPostgresBackend } from './backends/postgres-backend.ts';
import { openRedisBackend } from './backends/redis-backend.ts';
import type { Backend, WorkerSettings } from './backends/backend.ts';
import type { JobDefinition, QueueName } from './jobs/job-definition.ts';
import type { QueueConfig } from './queue-config.ts';
import { startWorker, type JobHandlers, type RunningWorker } from './start-worker.ts';

/** When a schedule fires: every so many ms, or by a cron pattern in a time zone. */
export type Schedule = { everyMs: number } | { cron: string; timeZone: string };

/** BullMQ on the backend that the configuration chose. It carries bells, schedules and per-recipient work, never the record. */
export type JobQueue = {
  kind: QueueConfig['kind'];
  /** Adds a job; does nothing while one with the same id is waiting, running or kept as failed. */
  add<P>(job: JobDefinition<P>, payload: P, options?: { delayMs?: number }): Promise<void>;
  /** Rings a doorbell: at most one job waits and one runs; a ring during a run makes one more run follow. */
  ring<P>(job: JobDefinition<P>, payload: P): Promise<void>;
  schedule<P>(job: JobDefinition<P>, payload: P, schedule: Schedule): Promise<void>;
  work(queue: QueueName, handlers: JobHandlers, settings?: WorkerSettings): RunningWorker;
  backend: Backend;
  /** Stops its workers after their running jobs (abort signals fire), then closes the connections. */
  close(): Promise<void>;
};

/** Opens the queue. Throws `unavailable` when the database or Redis cannot be reached, `invalid-config` when Redis may evict. */
export async function openJobQueue(deps: { log: Logger }, config: QueueConfig): Promise<JobQueue> {
  const backend = await openBackend(deps, config);
  const workers: RunningWorker[] = [];
  return {
    kind: config.kind,
    backend,
    add: (job, payload, options = {}) => addJob(backend, job, { payload, ...options }),
    ring: (job, payload) => ringDoorbell(backend, job, payload),
    schedule: (job, payload, schedule) => upsertSchedule(backend, job, { payload, schedule }),
    work(queue, handlers, settings = {}) {
      const worker = startWorker({ backend, log: deps.log }, { queue, handlers, settings });
      workers.push(worker);
      return worker;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await backend.close();
    },
  };
}

function openBackend(deps: { log: Logger }, config: QueueConfig): Promise<Backend> {
  return config.kind === 'redis'
    ? openRedisBackend(deps, config)
    : openPostgresBackend(deps, config);
}

async function addJob<P>(
  backend: Backend,
  job: JobDefinition<P>,
  input: { payload: P; delayMs?: number },
): Promise<void> {
  const payload = job.payload.parse(input.payload);
  const jobOptions = { ...optionsOf(job), jobId: job.idOf(payload), delay: input.delayMs ?? 0 };
  await backend.queue(job.queue).add(job.name, payload, jobOptions);
}

async function ringDoorbell<P>(backend: Backend, job: JobDefinition<P>, input: P): Promise<void> {
  const payload = job.payload.parse(input);
  const deduplication = { id: job.idOf(payload), keepLastIfActive: true };
  await backend.queue(job.queue).add(job.name, payload, { ...optionsOf(job), deduplication });
}

async function upsertSchedule<P>(
  backend: Backend,
  job: JobDefinition<P>,
  input: { payload: P; schedule: Schedule },
): Promise<void> {
  const { schedule } = input;
  const payload = job.payload.parse(input.payload);
  const repeat =
    'everyMs' in schedule
      ? { every: schedule.everyMs }
      : { pattern: schedule.cron, tz: schedule.timeZone };
  await backend.queue(job.queue).upsertJobScheduler(job.idOf(payload), repeat, {
    name: job.name,
    data: payload,
    opts: optionsOf(job),
  });
}

function optionsOf<P>(job: JobDefinition<P>): JobsOptions {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.25 },
    removeOnComplete: true,
    // A dead job stays, readable and replayable, until it is replayed or two weeks have passed.
    removeOnFail: { age: 14 * 24 * 3600 },
  };
}
