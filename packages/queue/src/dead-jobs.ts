import type { JobQueue } from './open-job-queue.ts';
import type { QueueName } from './jobs/job-definition.ts';

export type DeadJob = {
  id: string;
  name: string;
  reason: string;
  attempts: number;
  failedAt: Date | null;
};

/** Jobs that failed for good, newest first. */
export async function listDeadJobs(
  queue: JobQueue,
  name: QueueName,
  limit = 100,
): Promise<DeadJob[]> {
  const jobs = await queue.backend.queue(name).getFailed(0, limit - 1);
  return jobs.map((job) => ({
    id: job.id ?? '',
    name: job.name,
    reason: job.failedReason ?? '',
    attempts: job.attemptsMade,
    failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
  }));
}

/** Puts a dead job back to work, with all its attempts. Answers false when it is no longer there. */
export async function replayDeadJob(
  queue: JobQueue,
  name: QueueName,
  id: string,
): Promise<boolean> {
  const job = await queue.backend.queue(name).getJob(id);
  if (job === undefined || !(await job.isFailed())) return false;
  await job.retry('failed', { resetAttemptsMade: true });
  return true;
}
