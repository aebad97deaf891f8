import type { JobsOptions } from 'bullmq';
import type { JobDefinition } from './jobs/job-definition.ts';

/** A job's retries and how long its remains are kept. */
export function jobOptions<P>(job: JobDefinition<P>): JobsOptions {
  return {
    attempts: job.attempts,
    backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.25 },
    removeOnComplete: true,
    // A dead job stays, readable and replayable, until it is replayed or two weeks have passed.
    removeOnFail: { age: 14 * 24 * 3600 },
  };
}
