import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTaskQueue, enqueueTask, expireTasks, removeTasks } from './task-queue.ts';

function failOnError(error: unknown): void {
  throw error;
}

async function drained(done: () => boolean): Promise<void> {
  while (!done()) await setImmediate();
}

describe('enqueueTask', () => {
  it('never runs two tasks at once, and nobody between the tasks of a holder', async () => {
    const step = fc.record({
      owner: fc.integer({ min: 0, max: 3 }),
      holds: fc.boolean(),
      yields: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const queue = createTaskQueue(failOnError);
        const owners = [{}, {}, {}, {}];
        const log: { owner: object | undefined; heldBy: object | undefined }[] = [];
        let inside = 0;
        // Each owner's last task lets go, so that everything can run.
        const last = new Set(
          owners.map((_, owner) => steps.findLastIndex((item) => item.owner === owner)),
        );
        steps.forEach((item, at) => {
          const owner = owners[item.owner];
          enqueueTask(queue, {
            owner,
            async run() {
              inside += 1;
              expect(inside).toBe(1);
              log.push({ owner, heldBy: queue.holder });
              if (item.yields) await setImmediate();
              queue.holder = item.holds && !last.has(at) ? owner : undefined;
              inside -= 1;
            },
          });
        });
        await drained(() => log.length === steps.length);
        expect(log.every(({ owner, heldBy }) => heldBy === undefined || heldBy === owner)).toBe(
          true,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('ends with a task that throws', async () => {
    const failures: unknown[] = [];
    const queue = createTaskQueue((error) => failures.push(error));
    const ran: string[] = [];
    enqueueTask(queue, { owner: undefined, run: () => Promise.reject(new Error('lost')) });
    enqueueTask(queue, { owner: undefined, run: async () => void ran.push('after') });
    await drained(() => failures.length > 0);
    enqueueTask(queue, { owner: undefined, run: async () => void ran.push('later') });
    expect(failures).toEqual([new Error('lost')]);
    expect(ran).toEqual([]);
  });
});

describe('waiting tasks', () => {
  it('expire after the longest wait, unless they may wait for ever', () => {
    const queue = createTaskQueue(failOnError);
    queue.holder = {};
    const expired: string[] = [];
    const run = () => Promise.resolve();
    enqueueTask(queue, { owner: {}, run, expire: () => expired.push('unit') });
    enqueueTask(queue, { owner: {}, run });
    expireTasks(queue, 60_000);
    expect(expired).toEqual([]);
    expireTasks(queue, -1);
    expect(expired).toEqual(['unit']);
    expect(queue.tasks).toHaveLength(1);
  });

  it('go with their owner', () => {
    const queue = createTaskQueue(failOnError);
    queue.holder = {};
    const [leaver, stayer] = [{}, {}];
    for (const owner of [leaver, stayer, leaver])
      enqueueTask(queue, { owner, run: () => Promise.resolve() });
    removeTasks(queue, leaver);
    expect(queue.tasks.map((task) => task.owner)).toEqual([stayer]);
  });
});
