import type { Logger } from '@earshot/runtime';
import {
  createPostgresBackend,
  withBackend,
  type PostgresConnectionOptions,
  type Queue,
  type Worker,
} from 'bullmq';
import pg from 'pg';
import type { QueueName } from '../jobs/job-definition.ts';
import type { QueueConfig } from '../queue-config.ts';
import type { Backend } from './backend.ts';
import { assertMigrated, queueSchema } from './migrate-job-queue.ts';

/** BullMQ on PostgreSQL, in its own schema of the same database, with one pool for all queues of the process. */
export async function openPostgresBackend(
  deps: { log: Logger },
  config: Extract<QueueConfig, { kind: 'postgres' }>,
): Promise<Backend> {
  const pool = new pg.Pool({
    ...config.pool,
    options: `-c search_path=${queueSchema}`,
    keepAlive: true,
    max: 12,
  });
  pool.on('error', (error) => deps.log.warn({ err: error }, 'queue connection lost'));
  await assertMigrated(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  // The two declarations of a pool differ in optional properties alone.
  const connection = pool as unknown as PostgresConnectionOptions;
  const classes = withBackend(createPostgresBackend);
  const queues = new Map<QueueName, Queue>();
  return {
    queue(name) {
      const known =
        queues.get(name) ??
        watch(deps, new classes.Queue(name, { connection }) as unknown as Queue);
      queues.set(name, known);
      return known;
    },
    worker(name, processor, options) {
      return watch(
        deps,
        new classes.Worker(name, processor, { ...options, connection }) as unknown as Worker,
      );
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await pool.end();
    },
  };
}

function watch<T extends Queue | Worker>(deps: { log: Logger }, emitter: T): T {
  (emitter as Worker).on('error', (error) =>
    deps.log.warn({ err: error, queue: emitter.name }, 'queue error'),
  );
  return emitter;
}
