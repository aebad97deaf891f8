import { message } from '../protocol/encode-messages.ts';
import { closeStatements } from '../protocol/statement-names.ts';
import { refuse, runUnit } from './run-unit.ts';
import { shareChannels } from './share-channels.ts';
import {
  type Connection,
  exchangeInternally,
  runInternally,
  type SharedSession,
} from './shared-session.ts';
import { enqueueTask, expireTasks, removeTasks } from './task-queue.ts';
import type { Unit } from './unit.ts';

export type SessionLimits = {
  /** How long a connection may hold the session in a transaction without asking anything. */
  idleInTransactionMs: number;
  /** How long a unit may wait for its turn. */
  maxWaitMs: number;
};

/** Queues a unit: it runs when its turn comes, or fails with 55P03 after the longest wait. */
export function submitUnit(session: SharedSession, connection: Connection, unit: Unit): void {
  enqueueTask(session.queue, {
    owner: connection,
    run: () => runUnit(session, connection, unit),
    expire: () =>
      refuse(connection, unit, {
        code: '55P03',
        message: 'waited too long for the embedded database',
        hint: 'Another connection is in a long transaction. Keep transactions short, or use a PostgreSQL server.',
      }),
  });
}

/** Takes a connection out: what it had not begun is dropped, its transaction rolled back, its statements freed. */
export function leaveSession(session: SharedSession, connection: Connection): void {
  connection.open = false;
  session.connections.delete(connection);
  removeTasks(session.queue, connection);
  enqueueTask(session.queue, { owner: connection, run: () => cleanUp(session, connection) });
}

/** To be called every second or so: ends a holder that went quiet and expires units that waited too long. */
export function enforceLimits(session: SharedSession, limits: SessionLimits): void {
  const { queue } = session;
  expireTasks(queue, limits.maxWaitMs);
  const holder = [...session.connections].find((connection) => connection === queue.holder);
  if (holder === undefined || queue.running) return;
  if (performance.now() - session.holderIdleSince < limits.idleInTransactionMs) return;
  holder.end({
    severity: 'FATAL',
    code: '25P03',
    message: 'terminating connection due to idle-in-transaction timeout',
  });
}

async function cleanUp(session: SharedSession, connection: Connection): Promise<void> {
  const sync = message('S');
  if (session.queue.holder === connection) {
    await exchangeInternally(session, sync);
    await runInternally(session, 'ROLLBACK');
    session.queue.holder = undefined;
  }
  const closes = closeStatements(connection.statements);
  if (closes.length > 0) await exchangeInternally(session, Buffer.concat([...closes, sync]));
  if (connection.channels.size > 0) await shareChannels(session);
  if (session.unnamedOwner === connection) session.unnamedOwner = undefined;
  if (session.current === connection) session.current = undefined;
}
