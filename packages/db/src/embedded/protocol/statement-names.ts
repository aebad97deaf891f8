import { message } from './encode-messages.ts';
import type { Frame } from './frame-splitter.ts';
import { frontendTypes } from './frontend-types.ts';

const STATEMENT = 0x53;

/** One connection's prepared statements. All connections share one session, so each gets names of its own there. */
export type StatementNames = { prefix: string; count: number; inSession: Map<string, string> };

export function createStatementNames(connectionId: number): StatementNames {
  return { prefix: `c${connectionId}_`, count: 0, inSession: new Map() };
}

/** The frame with its statement's name replaced by the session's; other frames and the unnamed statement as they are. */
export function renameStatement(names: StatementNames, frame: Frame): Buffer {
  const range = findName(frame);
  if (range === undefined || range.start === range.end) return frame.bytes;
  const name = frame.bytes.toString('utf8', range.start, range.end);
  const renamed = Buffer.from(sessionName(names, name), 'latin1');
  if (frame.type === frontendTypes.close) names.inSession.delete(name);
  return message(
    String.fromCharCode(frame.type),
    frame.bytes.subarray(5, range.start),
    renamed,
    frame.bytes.subarray(range.end),
  );
}

/** True for a frame that reads the unnamed statement, which any other connection may have replaced. */
export function readsUnnamedStatement(frame: Frame): boolean {
  if (frame.type !== frontendTypes.bind && frame.type !== frontendTypes.describe) return false;
  const range = findName(frame);
  return range !== undefined && range.start === range.end;
}

/** True for a frame that sets the unnamed statement. */
export function setsUnnamedStatement(frame: Frame): boolean {
  return frame.type === frontendTypes.parse && frame.bytes[5] === 0;
}

/** Close messages that free every statement of a connection that left. */
export function closeStatements(names: StatementNames): Buffer[] {
  return [...names.inSession.values()].map((name) =>
    message('C', Buffer.from(`S${name}\0`, 'latin1')),
  );
}

function sessionName(names: StatementNames, name: string): string {
  const known = names.inSession.get(name);
  if (known !== undefined) return known;
  // Counted, not prefixed: PostgreSQL silently cuts a name after 63 bytes.
  names.count += 1;
  const fresh = `${names.prefix}${names.count}`;
  names.inSession.set(name, fresh);
  return fresh;
}

type NameRange = { start: number; end: number };

/** Where the statement's name stands; undefined for frames that name none, and for broken ones, which PostgreSQL refuses. */
function findName({ bytes, type }: Frame): NameRange | undefined {
  switch (type) {
    case frontendTypes.parse:
      return nameAt(bytes, 5);
    case frontendTypes.bind:
      return nameAt(bytes, bytes.indexOf(0, 5) + 1);
    case frontendTypes.describe:
    case frontendTypes.close:
      return bytes[5] === STATEMENT ? nameAt(bytes, 6) : undefined;
    default:
      return undefined;
  }
}

function nameAt(bytes: Buffer, start: number): NameRange | undefined {
  const end = start < 5 ? -1 : bytes.indexOf(0, start);
  return end === -1 ? undefined : { start, end };
}
