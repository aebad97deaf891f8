import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../src/open-database.ts';
import { openTestDatabase } from './open-test-database.ts';

let database: Database;
let dispose: () => Promise<void>;

beforeAll(async () => {
  ({ database, dispose } = await openTestDatabase());
  const client = await database.pool.connect();
  await runMigrations(client, 'bullmq');
  client.release();
});

afterAll(() => dispose());

describe('BullMQ on the embedded database', () => {
  it('wakes an idle worker by NOTIFY, from a schema of its own', async () => {
    // The two declarations of a pool's settings differ in optional properties alone.
    const connection = { ...database.connection, schema: 'bullmq' } as PostgresConnectionOptions;
    const queue = new Queue('letters', { connection }, createPostgresBackend);
    const done = new Map<string, (at: number) => void>();
    const worker = new Worker(
      'letters',
      async (job) => done.get(job.name)?.(performance.now()),
      { connection, drainDelay: 60 },
      createPostgresBackend,
    );
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    const waits: number[] = [];
    for (const name of ['first', 'second', 'third']) {
      const finished = new Promise<number>((resolve) => done.set(name, resolve));
      const addedAt = performance.now();
      await queue.add(name, { id: 1 });
      waits.push((await finished) - addedAt);
    }
    // With a poll every 60 s, only a notification is this quick.
    expect(Math.max(...waits)).toBeLessThan(1000);
    const { rows } = await database.pool.query<{ path: string }>(
      "SELECT current_setting('search_path') AS path",
    );
    expect(rows[0]?.path).toBe('public');
    await worker.close();
    await queue.close();
  });
});
