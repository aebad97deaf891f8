import type { PoolConfig } from 'pg';

/** Where jobs live. The PostgreSQL backend keeps its tables in the schema `bullmq` of the same database. */
export type QueueConfig =
  | { kind: 'postgres'; pool: PoolConfig }
  | {
      kind: 'redis';
      url: string;
      /** Key prefix; a `{hash tag}` keeps a queue on one node of a cluster. */
      prefix: string;
    };

/** Redis where it is configured, else the database that the process has anyhow. */
export function chooseQueue(
  redis: { url: string; prefix: string } | undefined,
  pool: PoolConfig,
): QueueConfig {
  return redis === undefined ? { kind: 'postgres', pool } : { kind: 'redis', ...redis };
}
