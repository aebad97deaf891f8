import { deleteExpired, type Database } from '@earshot/db';
import type { Closable, Logger } from '@earshot/runtime';

const everyMs = 3600 * 1000;

/** Removes expired sessions and old answers of writes every hour. Any number of processes may. */
export function startHousekeeping(deps: { db: Pick<Database, 'orm'>; log: Logger }): Closable {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = deleteExpired(deps.db.orm).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'expired rows stay'),
    );
  }, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
