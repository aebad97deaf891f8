import type { z } from 'zod';

/** The queues. Mentions have their own, so that a long drain never keeps a discovery of themes waiting. */
export const queueNames = ['ingest', 'mentions', 'themes', 'reports'] as const;
export type QueueName = (typeof queueNames)[number];

/** A kind of job. Payloads carry ids, never bodies. */
export type JobDefinition<Payload> = {
  name: string;
  queue: QueueName;
  payload: z.ZodType<Payload>;
  /** Runs in all, the first included. */
  attempts: number;
  /** Delay before the second run, in ms; doubled each time. */
  backoffMs: number;
  /** The deterministic id: a second add with the same id while one is kept adds nothing. No `:`, not all digits. */
  idOf: (payload: Payload) => string;
  /** Doorbells only: how many workers may answer the bell at the same time. One when it is not given. */
  lanes?: number;
};

/** Declares a job of the catalogue. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}
