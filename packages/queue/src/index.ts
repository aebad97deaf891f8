export * from './dead-jobs.ts';
export * from './jobs/catalogue.ts';
export {
  defineJob,
  queueNames,
  type JobDefinition,
  type QueueName,
} from './jobs/job-definition.ts';
export { migrateJobQueue } from './backends/migrate-job-queue.ts';
export type { Schedule } from './keep-schedules.ts';
export { openJobQueue, type JobQueue } from './open-job-queue.ts';
export { chooseQueue, type QueueConfig } from './queue-config.ts';
export { handle, type JobContext, type JobHandlers, type RunningWorker } from './start-worker.ts';
