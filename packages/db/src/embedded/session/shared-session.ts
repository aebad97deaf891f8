import { AppError } from '@earshot/core';
import type { ServerError, TransactionStatus } from '../protocol/encode-messages.ts';
import { simpleQuery } from '../protocol/encode-messages.ts';
import { type Answer, splitAnswer } from '../protocol/split-answer.ts';
import { startupPacket } from '../protocol/startup-packet.ts';
import type { StatementNames } from '../protocol/statement-names.ts';
import type { ListenChange } from './listened-channels.ts';
import type { SessionSettings } from './session-settings.ts';
import { createTaskQueue, type TaskQueue } from './task-queue.ts';

/** Sends messages to PostgreSQL and gives all it answered. */
export type Exchange = (bytes: Buffer) => Promise<Buffer>;

/** One client, as the session sees it. */
export type Connection = {
  id: number;
  open: boolean;
  status: TransactionStatus;
  settings: SessionSettings;
  statements: StatementNames;
  channels: Set<string>;
  /** LISTEN and UNLISTEN of a transaction that has not committed. */
  pendingListens: ListenChange[];
  send(bytes: Buffer): void;
  /** Sends a last error and closes. */
  end(error: ServerError): void;
};

/** The only session PGlite has, and what has to be known to lend it to many connections. */
export type SharedSession = {
  exchange: Exchange;
  queue: TaskQueue;
  connections: Set<Connection>;
  /** Reported settings of a fresh session, and as they are now. */
  defaults: ReadonlyMap<string, string>;
  reported: Map<string, string>;
  /** Somebody changed a setting that is not reported. */
  touched: boolean;
  current: Connection | undefined;
  /** Who parsed the unnamed statement last: nobody else may bind it. */
  unnamedOwner: Connection | undefined;
  listening: Set<string>;
  holderIdleSince: number;
};

/** Opens the session and reads its reported settings. `onFailure` is called once, when PostgreSQL is lost. */
export async function openSharedSession(
  exchange: Exchange,
  onFailure: (error: unknown) => void,
): Promise<SharedSession> {
  const session: SharedSession = {
    exchange,
    queue: createTaskQueue(onFailure),
    connections: new Set(),
    defaults: new Map(),
    reported: new Map(),
    touched: false,
    current: undefined,
    unnamedOwner: undefined,
    listening: new Set(),
    holderIdleSince: 0,
  };
  // From its start-up packet on PostgreSQL reports every change of a setting such as search_path.
  await exchangeInternally(session, startupPacket({ user: 'postgres', database: 'postgres' }));
  await runInternally(session, 'SELECT 1');
  session.defaults = new Map(session.reported);
  return session;
}

/** Runs SQL of our own between two units. Its errors are not fatal: the answer says `failed`. */
export async function runInternally(session: SharedSession, sql: string): Promise<Answer> {
  return exchangeInternally(session, simpleQuery(sql));
}

/** Exchanges messages and keeps the reported settings up to date. Throws `internal` when PostgreSQL is lost. */
export async function exchangeInternally(session: SharedSession, bytes: Buffer): Promise<Answer> {
  const answer = splitAnswer(await exchangeOrFail(session, bytes));
  for (const [name, value] of answer.parameters) session.reported.set(name, value);
  return answer;
}

async function exchangeOrFail(session: SharedSession, bytes: Buffer): Promise<Buffer> {
  try {
    return await session.exchange(bytes);
  } catch (cause) {
    throw new AppError('internal', 'The embedded PostgreSQL server stopped.', {
      cause,
      remedy: 'Start Earshot again: committed data is recovered from the write-ahead log.',
    });
  }
}
