import { closeWithin, type Logger } from '@earshot/runtime';
import type { Backend, WorkerSettings } from './backends/backend.ts';
import { openPostgresBackend } from './backends/postgres-backend.ts';
import { openRedisBackend } from './backends/redis-backend.ts';
import { jobOptions } from './job-options.ts';
import type { JobDefinition, QueueName } from './jobs/job-definition.ts';
import { keepSchedules, type Schedule } from './keep-schedules.ts';
import type { QueueConfig } from './queue-config.ts';
import { createBell } from './ring-doorbell.ts';
import { startWorker, type JobHandlers, type RunningWorker } from './start-worker.ts';

/** BullMQ on the backend that the configuration chose. It carries bells, schedules and per-recipient work, never the record. */
export type JobQueue = {
  kind: QueueConfig['kind'];
  /** Adds a job; does nothing while one with the same id is waiting, running or kept as failed. */
  add<P>(job: JobDefinition<P>, payload: P, options?: { delayMs?: number }): Promise<void>;
  /**
   * Rings a doorbell: a run of the job starts after this call, wherever a worker is. In each of the job's lanes at most
   * one run waits and one goes on, so that rings beyond that add nothing.
   */
  ring<P>(job: JobDefinition<P>, payload: P): Promise<void>;
  /** Sets the one schedule of a job's id, replacing it, and puts it back should the backend lose it. */
  schedule<P>(job: JobDefinition<P>, payload: P, schedule: Schedule): Promise<void>;
  work(queue: QueueName, handlers: JobHandlers, settings?: WorkerSettings): RunningWorker;
  backend: Backend;
  /** Stops its workers after their running jobs (abort signals fire), then closes the connections. Ends within 20 s. */
  close(): Promise<void>;
};

const CLOSE_CONNECTIONS_MS = 3_000;

/**
 * Opens the queue. Throws `unavailable` when the database or Redis cannot be reached, `invalid-config` when Redis may
 * evict, `conflict` when the PostgreSQL backend was not migrated.
 */
export async function openJobQueue(deps: { log: Logger }, config: QueueConfig): Promise<JobQueue> {
  const backend = await openBackend(deps, config);
  const schedules = keepSchedules({ backend, log: deps.log });
  const workers: RunningWorker[] = [];
  return {
    kind: config.kind,
    backend,
    add: (job, payload, options = {}) => addJob(backend, job, { payload, ...options }),
    ring: createBell(backend),
    schedule: (job, payload, schedule) => schedules.set({ job, payload, schedule }),
    work(queue, handlers, settings = {}) {
      const worker = startWorker({ backend, log: deps.log }, { queue, handlers, settings });
      workers.push(worker);
      return worker;
    },
    async close() {
      schedules.close();
      await Promise.all(workers.map((worker) => worker.close()));
      const isClosed = await closeWithin(backend.close(), CLOSE_CONNECTIONS_MS);
      if (!isClosed) deps.log.warn('queue connections left open');
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
  const options = { ...jobOptions(job), jobId: job.idOf(payload), delay: input.delayMs ?? 0 };
  await backend.queue(job.queue).add(job.name, payload, options);
}
