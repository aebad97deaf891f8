import { AppError } from '@earshot/core';
import type { Logger } from '@earshot/runtime';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueName } from '../jobs/job-definition.ts';
import type { QueueConfig } from '../queue-config.ts';
import type { Backend } from './backend.ts';

type RedisConfig = Extract<QueueConfig, { kind: 'redis' }>;

/** BullMQ on Redis or Valkey. Producers fail at once while Redis is down: the sweep rings again later. */
export async function openRedisBackend(
  deps: { log: Logger },
  config: RedisConfig,
): Promise<Backend> {
  const producer = new Redis(config.url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    lazyConnect: true,
    connectTimeout: 10_000,
  });
  producer.on('error', (error) => deps.log.warn({ err: error }, 'redis connection lost'));
  await connect(producer, config);
  await assertNoEviction(producer);
  const queues = new Map<QueueName, Queue>();
  const consumers: Redis[] = [];
  return {
    queue(name) {
      const known = queues.get(name) ?? openQueue(deps, { name, producer, prefix: config.prefix });
      queues.set(name, known);
      return known;
    },
    worker(name, processor, options) {
      const connection = new Redis(config.url, { maxRetriesPerRequest: null });
      connection.on('error', (error) => deps.log.warn({ err: error }, 'redis connection lost'));
      consumers.push(connection);
      const worker = new Worker(name, processor, { ...options, connection, prefix: config.prefix });
      worker.on('error', (error) => deps.log.warn({ err: error, queue: name }, 'queue error'));
      return worker;
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      for (const connection of [producer, ...consumers]) connection.disconnect();
    },
  };
}

function openQueue(
  deps: { log: Logger },
  input: { name: QueueName; producer: Redis; prefix: string },
): Queue {
  const queue = new Queue(input.name, { connection: input.producer, prefix: input.prefix });
  queue.on('error', (error) => deps.log.warn({ err: error, queue: input.name }, 'queue error'));
  return queue;
}

async function connect(redis: Redis, config: RedisConfig): Promise<void> {
  const { host } = new URL(config.url);
  await redis.connect().catch((cause: unknown) => {
    redis.disconnect();
    throw new AppError('unavailable', `Redis at ${host} cannot be reached.`, {
      cause,
      remedy: 'Check REDIS_URL, or unset it to run the queue on PostgreSQL.',
    });
  });
}

/** An evicting Redis drops job bodies while `add` still answers ok, so it is refused at start. */
async function assertNoEviction(redis: Redis): Promise<void> {
  const memory = await redis.info('memory');
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy === undefined || policy === 'noeviction') return;
  redis.disconnect();
  throw new AppError(
    'invalid-config',
    `Redis evicts keys (maxmemory-policy is "${policy}"), which loses jobs.`,
    {
      remedy: 'Set maxmemory-policy to noeviction on the Redis behind REDIS_URL.',
    },
  );
}
