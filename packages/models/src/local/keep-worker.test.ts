import { describe, expect, it } from 'vitest';
import { keepWorker } from './keep-worker.ts';
import type { EmbedWorker } from './start-worker.ts';

describe('keepWorker', () => {
  it('keeps handing out the worker that is alive', async () => {
    const { started, start } = factory();
    const keeper = await keepWorker(start);
    expect(await keeper.get()).toBe(started[0]);
    expect(await keeper.get()).toBe(started[0]);
  });

  it('starts one new worker for all callers after the first died', async () => {
    const { started, start } = factory();
    const keeper = await keepWorker(start);
    started[0]?.die();
    const [first, second] = await Promise.all([keeper.get(), keeper.get()]);
    expect(first).toBe(started[1]);
    expect(second).toBe(first);
    expect(started).toHaveLength(2);
  });

  it('tries again after a restart that failed', async () => {
    const { started, start, failNext } = factory();
    const keeper = await keepWorker(start);
    started[0]?.die();
    failNext();
    await expect(keeper.get()).rejects.toThrow('no memory');
    expect(await keeper.get()).toBe(started[1]);
  });

  it('stops a worker that was still starting when closed', async () => {
    const { started, start } = factory();
    const keeper = await keepWorker(start);
    started[0]?.die();
    const restart = keeper.get();
    await keeper.close();
    await restart;
    expect(started[1]?.isAlive()).toBe(false);
    await expect(keeper.get()).rejects.toThrow('closed');
  });
});

function factory() {
  const started: (EmbedWorker & { die(): void })[] = [];
  let failing = false;
  async function start(): Promise<EmbedWorker> {
    await Promise.resolve();
    if (failing) {
      failing = false;
      throw new Error('no memory');
    }
    const worker = fakeWorker();
    started.push(worker);
    return worker;
  }
  return { started, start, failNext: () => void (failing = true) };
}

function fakeWorker(): EmbedWorker & { die(): void } {
  let alive = true;
  return {
    isAlive: () => alive,
    embed: () => Promise.resolve(new Float32Array()),
    stop: () => Promise.resolve(void (alive = false)),
    die: () => void (alive = false),
  };
}
