export * from './dead-jobs.ts';
export * from './jobs/catalogue.ts';
export {
  defineJob,
  queueNames,
  type JobDefinition,
  type QueueName,
} from './jobs/job-definition.ts';
export { openJobQueue, type JobQueue, type Schedule } from './open-job-queue.ts';
export type { QueueConfig } from './queue-config.ts';
export { handle, type JobContext, type JobHandlers, type RunningWorker } from './start-worker.ts';
