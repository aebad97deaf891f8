import { randomInt } from 'node:crypto';
import type { Backend } from './backends/backend.ts';
import { jobOptions } from './job-options.ts';
import type { JobDefinition } from './jobs/job-definition.ts';

export type Ring = <P>(job: JobDefinition<P>, payload: P) => Promise<void>;

/**
 * A bell that goes through a job's lanes in turn, so that busy callers wake as many workers as there are lanes. Where
 * a lane's run waits already the ring adds nothing; where it goes on, one more run follows.
 */
export function createBell(backend: Backend): Ring {
  // Processes begin at different lanes: two that ring once each wake two workers more often than one.
  let turn = randomInt(1_000);
  return async (job, input) => {
    const payload = job.payload.parse(input);
    const id = job.idOf(payload);
    const lanes = job.lanes ?? 1;
    turn += 1;
    const deduplication = {
      id: lanes === 1 ? id : `${id}-${turn % lanes}`,
      keepLastIfActive: true,
    };
    await backend.queue(job.queue).add(job.name, payload, { ...jobOptions(job), deduplication });
  };
}
