import { join } from 'node:path';
import { copyEmbedded, vacuumEmbedded } from '@earshot/db';
import type { Closable } from '@earshot/runtime';
import type { Parts } from './open-parts.ts';

const everyMs = 3600 * 1000;
const copyEveryMs = 24 * 3600 * 1000;
const keptCopies = 3;

/** An embedded database is vacuumed hourly, since no autovacuum runs in it, and copied daily, since it does not fsync. */
export function startMaintenance(parts: Parts): Closable {
  let copiedAt = Date.now();
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    const isCopyDue = Date.now() - copiedAt >= copyEveryMs;
    if (isCopyDue) copiedAt = Date.now();
    running = maintain(parts, isCopyDue).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'maintenance failed'),
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

async function maintain(parts: Parts, isCopyDue: boolean): Promise<void> {
  const { db, config } = parts;
  if (db.embedded === undefined) return;
  await vacuumEmbedded(db);
  if (!isCopyDue) return;
  await copyEmbedded(db.embedded, { copiesDir: join(config.dataDir, 'copies'), keep: keptCopies });
}
