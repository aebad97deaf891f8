import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { AppError } from '@earshot/core';
import {
  authenticationCleartextPassword,
  authenticationOk,
  backendKeyData,
  errorResponse,
  parameterStatus,
  readyForQuery,
  type ServerError,
} from '../protocol/encode-messages.ts';
import { createFrameSplitter, type Frame, type FrameSplitter } from '../protocol/frame-splitter.ts';
import { frontendTypes } from '../protocol/frontend-types.ts';
import { parseStartupPacket } from '../protocol/startup-packet.ts';
import { createStatementNames } from '../protocol/statement-names.ts';
import { leaveSession, submitUnit } from '../session/join-session.ts';
import { startSettings } from '../session/session-settings.ts';
import type { Connection, SharedSession } from '../session/shared-session.ts';
import { buildUnit } from '../session/unit.ts';

export type ServeOptions = {
  /** Asked for where the transport does not tell who connects (TCP). */
  password: string | undefined;
  maxConnections: number;
  maxFrameBytes: number;
};

type Client = {
  session: SharedSession;
  socket: Socket;
  options: ServeOptions;
  splitter: FrameSplitter;
  parameters: ReadonlyMap<string, string>;
  connection: Connection | undefined;
  /** Extended-protocol messages since the last Sync or Flush. */
  pending: Frame[];
};

const UNIT_ENDS: ReadonlySet<number> = new Set([
  frontendTypes.query,
  frontendTypes.sync,
  frontendTypes.flush,
  frontendTypes.functionCall,
]);
const GOODBYE_MS = 1000;
let lastConnectionId = 0;

/** Speaks the PostgreSQL protocol with one client: greets it, cuts what it sends into units and submits them. */
export function serveSocket(session: SharedSession, socket: Socket, options: ServeOptions): void {
  const client: Client = {
    session,
    socket,
    options,
    splitter: createFrameSplitter(options.maxFrameBytes),
    parameters: new Map(),
    connection: undefined,
    pending: [],
  };
  socket.on('data', (chunk: Buffer) => receive(client, chunk));
  // A client that was killed; 'close' follows and cleans up.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    if (client.connection !== undefined) leaveSession(session, client.connection);
  });
}

function receive(client: Client, chunk: Buffer): void {
  try {
    for (const frame of client.splitter.push(chunk)) {
      if (client.socket.destroyed || client.socket.writableEnded) return;
      handleFrame(client, frame);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const hint = error.remedy === undefined ? {} : { hint: error.remedy };
    end(client.socket, { code: '08P01', message: error.message, ...hint });
  }
}

function handleFrame(client: Client, frame: Frame): void {
  if (frame.type === 0) return greet(client, frame);
  if (frame.type === frontendTypes.terminate) {
    client.socket.end();
    return;
  }
  if (client.connection === undefined) return checkPassword(client, frame);
  if (isCopyData(frame.type)) return; // As PostgreSQL does outside of a COPY.
  client.pending.push(frame);
  if (!UNIT_ENDS.has(frame.type)) return;
  const unit = buildUnit(client.connection.statements, client.pending);
  client.pending = [];
  submitUnit(client.session, client.connection, unit);
}

function isCopyData(type: number): boolean {
  return (
    type === frontendTypes.copyData ||
    type === frontendTypes.copyDone ||
    type === frontendTypes.copyFail
  );
}

function greet(client: Client, frame: Frame): void {
  const { socket, options, splitter } = client;
  const packet = parseStartupPacket(frame.bytes);
  switch (packet.kind) {
    case 'encryption':
      socket.write('N');
      return;
    case 'cancel':
      // A statement runs to its end: PGlite has no second process that could signal it.
      socket.end();
      return;
    case 'unknown':
      end(socket, { code: '0A000', message: `unsupported frontend protocol ${packet.version}` });
      return;
    case 'startup':
      splitter.expectTyped();
      client.parameters = packet.parameters;
      if (options.password === undefined) welcome(client);
      else socket.write(authenticationCleartextPassword());
  }
}

function checkPassword(client: Client, frame: Frame): void {
  const given = Buffer.from(frame.bytes.subarray(5, frame.bytes.length - 1));
  const wanted = Buffer.from(client.options.password ?? '');
  const right =
    frame.type === frontendTypes.password &&
    given.length === wanted.length &&
    timingSafeEqual(given, wanted);
  if (right) welcome(client);
  else end(client.socket, { code: '28P01', message: 'password authentication failed' });
}

function welcome(client: Client): void {
  const { session, socket, options } = client;
  if (session.connections.size >= options.maxConnections) {
    end(socket, { code: '53300', message: 'sorry, too many clients already' });
    return;
  }
  const connection = createConnection(client);
  client.connection = connection;
  session.connections.add(connection);
  connection.send(
    Buffer.concat([
      authenticationOk(),
      ...[...connection.settings.reported].map(([name, value]) => parameterStatus(name, value)),
      backendKeyData(connection.id, randomInt(2 ** 31)),
      readyForQuery('I'),
    ]),
  );
}

function createConnection({ session, socket, parameters }: Client): Connection {
  lastConnectionId += 1;
  return {
    id: lastConnectionId,
    open: true,
    status: 'I',
    settings: startSettings(session.defaults, parameters),
    statements: createStatementNames(lastConnectionId),
    channels: new Set(),
    pendingListens: [],
    send: (bytes) => send(socket, bytes),
    end: (error) => end(socket, error),
  };
}

/** Writes, and stops reading from a client that does not take its answers. */
function send(socket: Socket, bytes: Buffer): void {
  if (socket.destroyed || socket.write(bytes) || socket.isPaused()) return;
  socket.pause();
  socket.once('drain', () => socket.resume());
}

function end(socket: Socket, error: ServerError): void {
  socket.end(errorResponse({ severity: 'FATAL', ...error }), () => socket.destroy());
  // A client that does not read may not keep a transaction open.
  socket.setTimeout(GOODBYE_MS, () => socket.destroy());
}
