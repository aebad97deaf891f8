import { createLogger } from '@earshot/runtime';
import { startRedis, type StartedServer } from '@earshot/testing/containers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handle, openJobQueue, type JobQueue } from '../src/index.ts';
import { bell } from './contract-jobs.ts';

const log = createLogger({ service: 'redis-away', level: 'silent' });

let server: StartedServer;
let queue: JobQueue;
beforeEach(async () => {
  server = await startRedis();
  queue = await openJobQueue({ log }, { kind: 'redis', url: server.url, prefix: '{away}' });
}, 240_000);
afterEach(async () => {
  await server.container.stop();
});

describe('a Redis that went away', () => {
  it('fails a ring at once, and lets the process close its workers', async () => {
    queue.work('ingest', new Map([handle(bell, async () => undefined)]), { closeWithinMs: 500 });
    await queue.ring(bell, {});
    await server.container.stop();
    const ringAt = performance.now();
    await expect(queue.ring(bell, {})).rejects.toThrow();
    expect(performance.now() - ringAt).toBeLessThan(5_000);
    const closeAt = performance.now();
    await queue.close();
    expect(performance.now() - closeAt).toBeLessThan(10_000);
  });

  it('is refused at the start, by name, when it evicts', async () => {
    await server.container.exec(['redis-cli', 'config', 'set', 'maxmemory-policy', 'allkeys-lru']);
    const config = { kind: 'redis' as const, url: server.url, prefix: '{away}' };
    await expect(openJobQueue({ log }, config)).rejects.toMatchObject({
      code: 'invalid-config',
      remedy: 'Set maxmemory-policy to noeviction on the Redis behind REDIS_URL.',
    });
    await queue.close();
  });
});
