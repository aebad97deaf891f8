import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import type { QueueName } from '../jobs/job-definition.ts';

export type WorkerSettings = {
  /** Jobs at a time in this process. */
  concurrency?: number;
  /** How long a job may be silent before another worker takes it up, in ms. */
  lockMs?: number;
  /** How long closing waits for the running jobs, in ms: 15 s by default. What still runs then is taken up elsewhere. */
  closeWithinMs?: number;
};

/** BullMQ's own classes on one connection; everything above this uses BullMQ as it is. */
export type Backend = {
  queue(name: QueueName): Queue;
  worker(name: QueueName, processor: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
};
