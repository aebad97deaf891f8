import { AppError } from '@earshot/core';

export type BatcherOptions = {
  /** Items in one write at the most. */
  maxBatch: number;
  /** Writes under way at once. */
  maxInFlight: number;
  /** Items waiting at the most; one more is refused with `unavailable`. */
  maxWaiting: number;
};

type Waiting<I, O> = { item: I; resolve: (output: O) => void; reject: (error: unknown) => void };

/** Gathers concurrent calls into few writes. */
export type Batcher<I, O> = {
  /** Resolves with the item's own result once its batch was written. */
  add(item: I): Promise<O>;
  /** Items not yet written. */
  waiting(): number;
  /** Resolves when nothing waits or runs. */
  drain(): Promise<void>;
};

/**
 * Group commit: while `maxInFlight` writes run, newcomers wait and go together in the next one, so latency stays one
 * write and the rate grows with the load. No timer is involved.
 */
export function createBatcher<I, O>(
  write: (items: readonly I[]) => Promise<readonly O[]>,
  options: BatcherOptions,
): Batcher<I, O> {
  const queue: Waiting<I, O>[] = [];
  const running = new Set<Promise<void>>();
  let isScheduled = false;

  function start(): void {
    isScheduled = false;
    while (queue.length > 0 && running.size < options.maxInFlight) {
      const batch = queue.splice(0, options.maxBatch);
      const run = settle(write, batch).finally(() => {
        running.delete(run);
        start();
      });
      running.add(run);
    }
  }

  return {
    add(item) {
      if (queue.length >= options.maxWaiting) return Promise.reject(bufferFull());
      return new Promise<O>((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (isScheduled || running.size >= options.maxInFlight) return;
        isScheduled = true;
        // All requests that are read in this turn of the event loop go into the same batch.
        setImmediate(start);
      });
    },
    waiting: () => queue.length,
    async drain() {
      while (queue.length > 0 || running.size > 0) await Promise.all([...running, nextTurn()]);
    },
  };
}

async function settle<I, O>(
  write: (items: readonly I[]) => Promise<readonly O[]>,
  batch: readonly Waiting<I, O>[],
): Promise<void> {
  try {
    const outputs = await write(batch.map(({ item }) => item));
    batch.forEach((waiting, index) => waiting.resolve(outputs[index] as O));
  } catch (error) {
    for (const waiting of batch) waiting.reject(error);
  }
}

function bufferFull(): AppError {
  return new AppError('unavailable', 'The receive buffer is full.', {
    retryAfterSeconds: 2,
    remedy: 'Send it again after the time in Retry-After.',
  });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
