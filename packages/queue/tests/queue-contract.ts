import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { AppError } from '@earshot/core';
import { createLogger } from '@earshot/runtime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  handle,
  listDeadJobs,
  openJobQueue,
  replayDeadJob,
  type JobHandlers,
  type JobQueue,
  type QueueConfig,
} from '../src/index.ts';
import { keepSchedules } from '../src/keep-schedules.ts';
import { bell, numbered, wideBell } from './contract-jobs.ts';

export type ContractBackend = { config: QueueConfig; dispose(): Promise<void> };

const log = createLogger({ service: 'queue-contract', level: 'silent' });
/** Generous, because the machine may be busy; nothing waits that long when it works. */
const soon = { timeout: 30_000, interval: 20 };

/** What every backend of the queue must do alike. */
export function describeQueueContract(name: string, start: () => Promise<ContractBackend>): void {
  describe(`the queue on ${name}`, () => {
    let backend: ContractBackend;
    let queue: JobQueue;
    const others: JobQueue[] = [];

    beforeAll(async () => {
      backend = await start();
    }, 240_000);
    afterAll(() => backend.dispose());
    beforeEach(async () => {
      queue = await openJobQueue({ log }, backend.config);
      await queue.backend.queue('ingest').obliterate({ force: true });
    });
    afterEach(async () => {
      await Promise.all([queue, ...others.splice(0)].map((each) => each.close()));
    });

    async function openAnother(): Promise<JobQueue> {
      const other = await openJobQueue({ log }, backend.config);
      others.push(other);
      return other;
    }

    function work(run: Parameters<typeof handle<{ number: number }>>[1], on = queue) {
      return on.work('ingest', new Map([handle(numbered, run)]), { lockMs: 1_000 });
    }

    async function counts(): Promise<{ waiting: number; active: number }> {
      const found = await queue.backend
        .queue('ingest')
        .getJobCounts('waiting', 'prioritized', 'delayed', 'active');
      const { waiting = 0, prioritized = 0, delayed = 0, active = 0 } = found;
      return { waiting: waiting + prioritized + delayed, active };
    }

    it('tries again after a growing pause, and tells which attempt it is', async () => {
      const attempts: { attempt: number; at: number }[] = [];
      work(async (_payload, { attempt }) => {
        attempts.push({ attempt, at: performance.now() });
        if (attempt < 3) throw new AppError('unavailable', 'not yet');
      });
      await queue.add(numbered, { number: 1 });
      await expect.poll(() => attempts.length, soon).toBe(3);
      const [first, second, third] = attempts.map(({ at }) => at) as [number, number, number];
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      // 100 and 200 ms, each up to a quarter shorter.
      expect(second - first).toBeGreaterThan(70);
      expect(third - second).toBeGreaterThan(140);
    });

    it('keeps a job whose attempts are used up, readable and replayable', async () => {
      const runs: number[] = [];
      let isMended = false;
      work(async (_payload, { attempt }) => {
        runs.push(attempt);
        if (!isMended) throw new AppError('unavailable', 'the other side is away');
      });
      await queue.add(numbered, { number: 2 });
      const dead = () => listDeadJobs(queue, 'ingest');
      await expect.poll(async () => (await dead()).length, soon).toBe(1);
      expect((await dead())[0]).toMatchObject({
        id: 'numbered-2',
        name: 'numbered',
        attempts: 3,
        reason: 'the other side is away',
      });
      await queue.add(numbered, { number: 2 });
      expect(runs).toEqual([1, 2, 3]);

      isMended = true;
      expect(await replayDeadJob(queue, 'ingest', 'numbered-2')).toBe(true);
      await expect.poll(() => runs, soon).toEqual([1, 2, 3, 1]);
      await expect.poll(async () => (await dead()).length, soon).toBe(0);
      expect(await replayDeadJob(queue, 'ingest', 'numbered-2')).toBe(false);
    });

    it('buries a job at once when trying again is of no use', async () => {
      let runs = 0;
      work(async () => {
        runs += 1;
        throw new AppError('invalid-input', 'no such report');
      });
      await queue.add(numbered, { number: 3 });
      await expect.poll(async () => (await listDeadJobs(queue, 'ingest')).length, soon).toBe(1);
      expect(runs).toBe(1);
      expect((await listDeadJobs(queue, 'ingest'))[0]?.reason).toContain('no such report');
    });

    it('waits for a delay', async () => {
      const addedAt = performance.now();
      let ranAt = 0;
      work(async () => {
        ranAt = performance.now();
      });
      await queue.add(numbered, { number: 4 }, { delayMs: 400 });
      await expect.poll(() => ranAt, soon).toBeGreaterThan(0);
      expect(ranAt - addedAt).toBeGreaterThanOrEqual(395);
    });

    it('takes a job id once, until that job is done', async () => {
      const runs: number[] = [];
      await Promise.all(Array.from({ length: 20 }, () => queue.add(numbered, { number: 5 })));
      await queue.add(numbered, { number: 6 });
      expect(await counts()).toEqual({ waiting: 2, active: 0 });
      work(async ({ number }) => {
        runs.push(number);
      });
      await expect.poll(() => runs.toSorted((a, b) => a - b), soon).toEqual([5, 6]);
      await expect.poll(counts, soon).toEqual({ waiting: 0, active: 0 });
      await queue.add(numbered, { number: 5 });
      await expect.poll(() => runs.toSorted((a, b) => a - b), soon).toEqual([5, 5, 6]);
    });

    it('refuses a payload that is not the job’s', async () => {
      const wrong = { number: 'seven' } as unknown as { number: number };
      await expect(queue.add(numbered, wrong)).rejects.toThrow('expected number');
      expect(await counts()).toEqual({ waiting: 0, active: 0 });
    });

    it('collapses parallel rings, and lets one more run follow a ring during a run', async () => {
      let runs = 0;
      const gate = openGate();
      await Promise.all(Array.from({ length: 20 }, () => queue.ring(bell, {})));
      expect(await counts()).toEqual({ waiting: 1, active: 0 });
      const run = handle(bell, async () => {
        runs += 1;
        await gate.opened;
      });
      queue.work('ingest', new Map([run]), { concurrency: 4, lockMs: 1_000 });
      await expect.poll(() => runs, soon).toBe(1);
      await Promise.all(Array.from({ length: 20 }, () => queue.ring(bell, {})));
      expect(runs).toBe(1);
      gate.open();
      await expect.poll(() => runs, soon).toBe(2);
      await expect.poll(counts, soon).toEqual({ waiting: 0, active: 0 });
      expect(runs).toBe(2);
      await queue.ring(bell, {});
      await expect.poll(() => runs, soon).toBe(3);
    });

    it('lets as many workers answer a bell as it has lanes', async () => {
      const other = await openAnother();
      const gate = openGate();
      const running = new Set<string>();
      let most = 0;
      function answer(): JobHandlers {
        const run = handle(wideBell, async (_payload, { jobId }) => {
          running.add(jobId);
          most = Math.max(most, running.size);
          await gate.opened;
          running.delete(jobId);
        });
        return new Map([run]);
      }
      await Promise.all(Array.from({ length: 30 }, () => queue.ring(wideBell, {})));
      expect(await counts()).toEqual({ waiting: 3, active: 0 });
      queue.work('ingest', answer(), { lockMs: 1_000 });
      other.work('ingest', answer(), { concurrency: 4, lockMs: 1_000 });
      await expect.poll(() => running.size, soon).toBe(3);
      await Promise.all(Array.from({ length: 30 }, () => queue.ring(wideBell, {})));
      gate.open();
      await expect.poll(counts, soon).toEqual({ waiting: 0, active: 0 });
      expect(most).toBe(3);
    });

    it('sets a schedule once, however often, and fires it', async () => {
      let fired = 0;
      queue.work('ingest', new Map([handle(bell, async () => void (fired += 1))]));
      await queue.schedule(bell, {}, { everyMs: 60_000 });
      await queue.schedule(bell, {}, { everyMs: 200 });
      await (await openAnother()).schedule(bell, {}, { everyMs: 200 });
      expect(await queue.backend.queue('ingest').getJobSchedulersCount()).toBe(1);
      await expect.poll(() => fired, soon).toBeGreaterThanOrEqual(3);
      await queue.backend.queue('ingest').removeJobScheduler('bell');
    });

    it('sets a weekly schedule in its time zone, replacing the one before', async () => {
      await queue.schedule(bell, {}, { cron: '0 8 * * 1', timeZone: 'UTC' });
      await queue.schedule(bell, {}, { cron: '0 8 * * 1', timeZone: 'America/New_York' });
      const schedulers = await queue.backend.queue('ingest').getJobSchedulers();
      expect(schedulers).toHaveLength(1);
      expect(schedulers[0]).toMatchObject({ pattern: '0 8 * * 1', tz: 'America/New_York' });
      const next = new Intl.DateTimeFormat('en', {
        weekday: 'short',
        hour: 'numeric',
        hourCycle: 'h23',
        timeZone: 'America/New_York',
      });
      expect(next.format(schedulers[0]?.next)).toBe('Mon, 08');
    });

    it('puts back a schedule that the backend lost', async () => {
      const schedules = keepSchedules({ backend: queue.backend, log });
      await schedules.set({ job: bell, payload: {}, schedule: { everyMs: 60_000 } });
      expect(await schedules.restore()).toBe(0);
      await queue.backend.queue('ingest').obliterate({ force: true });
      await queue.backend.queue('ingest').removeJobScheduler('bell');
      expect(await schedules.restore()).toBe(1);
      expect(await queue.backend.queue('ingest').getJobSchedulersCount()).toBe(1);
      schedules.close();
    });

    it('ends its running job when it stops, and leaves the waiting ones to others', async () => {
      const leaving = await openJobQueue({ log }, backend.config);
      const ended: number[] = [];
      const started = openGate();
      work(async ({ number }, { signal }) => {
        started.open();
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        ended.push(number);
      }, leaving);
      await queue.add(numbered, { number: 10 });
      await started.opened;
      await queue.add(numbered, { number: 11 });
      await leaving.close();
      expect(ended).toEqual([10]);
      expect(await counts()).toEqual({ waiting: 1, active: 0 });
      work(async ({ number }) => void ended.push(number));
      await expect.poll(() => ended, soon).toEqual([10, 11]);
    });

    it('runs the job of a killed worker again', async () => {
      const script = fileURLToPath(new URL('./fixtures/hold-job.ts', import.meta.url));
      const child = spawn(process.execPath, [script, JSON.stringify(backend.config)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await queue.add(numbered, { number: 12 });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const runs: number[] = [];
      work(async ({ number }) => void runs.push(number));
      await expect.poll(() => runs, soon).toEqual([12]);
      await expect.poll(counts, soon).toEqual({ waiting: 0, active: 0 });
    });
  });
}

function openGate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
