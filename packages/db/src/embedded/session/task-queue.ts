import { setImmediate } from 'node:timers/promises';

export type Task = {
  /** Whose turn this is; while somebody holds the session only their tasks run. */
  owner: object | undefined;
  since: number;
  run(): Promise<void>;
  /** Called instead of `run` when the task has waited too long. Without it a task waits for ever. */
  expire?: () => void;
};

/** Tasks that run one at a time, first come, first served, except that a holder keeps the session until it lets go. */
export type TaskQueue = {
  tasks: Task[];
  holder: object | undefined;
  running: boolean;
  failed: boolean;
  onFailure: (error: unknown) => void;
};

// Sockets are read and closed between tasks at least this often.
const TURN_MS = 5;

export function createTaskQueue(onFailure: (error: unknown) => void): TaskQueue {
  return { tasks: [], holder: undefined, running: false, failed: false, onFailure };
}

/** Adds a task and runs what can run. A task that throws ends the queue: the session's state is then unknown. */
export function enqueueTask(queue: TaskQueue, task: Omit<Task, 'since'>): void {
  queue.tasks.push({ ...task, since: performance.now() });
  if (!queue.running && !queue.failed) {
    runTasks(queue).catch((error: unknown) => {
      queue.failed = true;
      queue.onFailure(error);
    });
  }
}

/** Takes out the tasks of an owner that have not begun. */
export function removeTasks(queue: TaskQueue, owner: object): void {
  queue.tasks = queue.tasks.filter((task) => task.owner !== owner);
}

/** Expires the tasks that have waited longer than `maxWaitMs`. */
export function expireTasks(queue: TaskQueue, maxWaitMs: number): void {
  const oldest = performance.now() - maxWaitMs;
  const expired = queue.tasks.filter((task) => task.expire !== undefined && task.since < oldest);
  queue.tasks = queue.tasks.filter((task) => !expired.includes(task));
  for (const task of expired) task.expire?.();
}

async function runTasks(queue: TaskQueue): Promise<void> {
  queue.running = true;
  try {
    let turnEnd = performance.now() + TURN_MS;
    for (let task = takeTask(queue); task !== undefined; task = takeTask(queue)) {
      // One session: the next task may not begin before this one has ended.
      await task.run();
      if (performance.now() < turnEnd) continue;
      await setImmediate();
      turnEnd = performance.now() + TURN_MS;
    }
  } finally {
    queue.running = false;
  }
}

function takeTask(queue: TaskQueue): Task | undefined {
  if (queue.holder === undefined) return queue.tasks.shift();
  const at = queue.tasks.findIndex((task) => task.owner === queue.holder);
  return at === -1 ? undefined : queue.tasks.splice(at, 1)[0];
}
