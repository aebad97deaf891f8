import { AppError } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { createBatcher } from './create-batcher.ts';

describe('createBatcher', () => {
  it('writes concurrent items together and gives each its own result', async () => {
    const batches: number[] = [];
    const batcher = createBatcher(
      async (items: readonly number[]) => {
        batches.push(items.length);
        return items.map((item) => item * 2);
      },
      { maxBatch: 4, maxInFlight: 1, maxWaiting: 100 },
    );
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map((item) => batcher.add(item)));
    expect(results).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual([4, 2]);
  });

  it('refuses what does not fit and goes on with the rest', async () => {
    const batcher = createBatcher(async (items: readonly number[]) => items, {
      maxBatch: 2,
      maxInFlight: 1,
      maxWaiting: 2,
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((results[2] as PromiseRejectedResult).reason).toBeInstanceOf(AppError);
  });

  it('fails only the batch whose write failed', async () => {
    const batcher = createBatcher(
      async (items: readonly number[]) => {
        if (items.includes(1)) throw new Error('no');
        return items;
      },
      { maxBatch: 1, maxInFlight: 2, maxWaiting: 10 },
    );
    const results = await Promise.allSettled([batcher.add(1), batcher.add(2)]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    await batcher.drain();
    expect(batcher.waiting()).toBe(0);
  });
});
