import { AppError, toFailure } from '@earshot/core';
import { closeWithin, type Logger } from '@earshot/runtime';
import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import type { Backend, WorkerSettings } from './backends/backend.ts';
import type { JobDefinition, QueueName } from './jobs/job-definition.ts';

export type JobContext = { signal: AbortSignal; jobId: string; attempt: number; log: Logger };

type JobHandler = {
  job: JobDefinition<unknown>;
  run: (payload: unknown, context: JobContext) => Promise<void>;
};
export type JobHandlers = ReadonlyMap<string, JobHandler>;
export type RunningWorker = { close(): Promise<void> };

/** Binds a job of the catalogue to what runs it. */
export function handle<P>(
  job: JobDefinition<P>,
  run: (payload: P, context: JobContext) => Promise<void>,
): [string, JobHandler] {
  return [job.name, { job, run: (payload, context) => run(payload as P, context) } as JobHandler];
}

/** Runs a queue's jobs until closed. Closing stops taking new ones, aborts the running ones' signal and waits for them. */
export function startWorker(
  deps: { backend: Backend; log: Logger },
  input: { queue: QueueName; handlers: JobHandlers; settings: WorkerSettings },
): RunningWorker {
  const stopping = new AbortController();
  const lockMs = input.settings.lockMs ?? 10_000;
  const worker = deps.backend.worker(
    input.queue,
    (job, _token, signal) =>
      runJob({ ...deps, signal: anySignal(stopping.signal, signal) }, input.handlers, job),
    {
      concurrency: input.settings.concurrency ?? 1,
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: 5,
    },
  );
  worker.on('failed', (job, error) => logFailure(deps.log, job, error));
  return {
    async close() {
      stopping.abort();
      const isClosed = await closeWithin(worker.close(), input.settings.closeWithinMs ?? 15_000);
      if (!isClosed) await abandonWorker(deps, worker);
    },
  };
}

async function runJob(
  deps: { log: Logger; signal: AbortSignal },
  handlers: JobHandlers,
  job: Job,
): Promise<void> {
  const handler = handlers.get(job.name);
  if (handler === undefined) throw new UnrecoverableError(`No handler for the job "${job.name}".`);
  const context = {
    signal: deps.signal,
    jobId: job.id ?? '',
    attempt: job.attemptsMade + 1,
    log: deps.log.child({ job: job.name, jobId: job.id }),
  };
  try {
    await handler.run(handler.job.payload.parse(job.data), context);
  } catch (error) {
    throw asJobError(error);
  }
}

function asJobError(error: unknown): unknown {
  if (!(error instanceof AppError) || error.retryable) return error;
  const failure = new UnrecoverableError(toFailure(error).reason);
  failure.stack = error.stack ?? '';
  return failure;
}

function logFailure(log: Logger, job: Job | undefined, error: Error): void {
  log.warn(
    { err: error, job: job?.name, jobId: job?.id, attempts: job?.attemptsMade },
    'job failed',
  );
}

/** With Redis away, BullMQ waits for its answer for ever. Locks run out, and another worker takes the jobs up. */
async function abandonWorker(deps: { log: Logger }, worker: Worker): Promise<void> {
  deps.log.warn({ queue: worker.name }, 'worker left before its jobs had ended');
  await closeWithin(worker.disconnect(), 1_000).catch(() => false);
}

function anySignal(own: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  return other === undefined ? own : AbortSignal.any([own, other]);
}
