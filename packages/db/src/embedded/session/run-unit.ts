import { AppError } from '@earshot/core';
import {
  errorResponse,
  notificationResponse,
  readyForQuery,
  type ServerError,
} from '../protocol/encode-messages.ts';
import type { Answer } from '../protocol/split-answer.ts';
import { followListens, parseListens } from './listened-channels.ts';
import { refuseUnit } from './refuse-unit.ts';
import { rememberSet } from './session-settings.ts';
import { type Connection, exchangeInternally, type SharedSession } from './shared-session.ts';
import { commitListens } from './share-channels.ts';
import type { Unit } from './unit.ts';
import { useSettings } from './use-settings.ts';

/**
 * Runs one unit in the shared session for its connection: settings first, then the exchange, the answer to the
 * connection, notifications to those who listen. While the connection is in a transaction it holds the session.
 */
export async function runUnit(
  session: SharedSession,
  connection: Connection,
  unit: Unit,
): Promise<void> {
  if (!connection.open) return;
  await useSettings(session, connection);
  const refusal = refuseUnit(unit, session.unnamedOwner === connection);
  if (refusal !== undefined) return refuse(connection, unit, refusal);
  const answer = await exchangeInternally(session, unit.bytes);
  if (unit.endsExchange && answer.status === undefined) {
    throw new AppError('internal', 'The embedded PostgreSQL server broke off an answer.');
  }
  connection.send(answer.bytes);
  noteState(session, connection, answer);
  if (unit.setsUnnamed) session.unnamedOwner = connection;
  noteSettings(session, { connection, unit, answer });
  await noteListens(session, { connection, unit, answer });
  for (const { channel, payload } of answer.notifications) {
    const bytes = notificationResponse(connection.id, channel, payload);
    for (const other of session.connections) if (other.channels.has(channel)) other.send(bytes);
  }
}

/** Answers a unit with an error without running it. */
export function refuse(connection: Connection, unit: Unit, error: ServerError): void {
  connection.send(errorResponse(error));
  if (unit.endsExchange) connection.send(readyForQuery(connection.status));
}

type Exchanged = { connection: Connection; unit: Unit; answer: Answer };

function noteState(session: SharedSession, connection: Connection, answer: Answer): void {
  if (answer.status !== undefined) connection.status = answer.status;
  session.queue.holder = answer.status === 'I' ? undefined : connection;
  session.holderIdleSince = performance.now();
}

function noteSettings(session: SharedSession, { connection, unit, answer }: Exchanged): void {
  const setsSomething =
    answer.commands.some((command) => command === 'SET' || command === 'RESET') ||
    unit.queries.some((query) => query.includes('set_config'));
  if (setsSomething) session.touched = true;
  if (answer.status !== 'I') return;
  connection.settings.reported = new Map(session.reported);
  const [query] = unit.queries;
  if (setsSomething && query !== undefined && !answer.failed) {
    rememberSet(connection.settings, query.toString('utf8'));
  }
}

async function noteListens(
  session: SharedSession,
  { connection, unit, answer }: Exchanged,
): Promise<void> {
  const listens = answer.commands.some((command) => command === 'LISTEN' || command === 'UNLISTEN');
  if (!listens && connection.pendingListens.length === 0) return;
  const sql = unit.queries.map((query) => query.toString('utf8')).join(';');
  const { committed, pending } = followListens(
    connection.pendingListens,
    parseListens(sql),
    answer,
  );
  connection.pendingListens = pending;
  if (committed.length > 0) await commitListens(session, connection, committed);
}
