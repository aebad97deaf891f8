import type { Frame } from '../protocol/frame-splitter.ts';
import { frontendTypes } from '../protocol/frontend-types.ts';
import {
  readsUnnamedStatement,
  renameStatement,
  setsUnnamedStatement,
  type StatementNames,
} from '../protocol/statement-names.ts';

/** Messages of one connection that go to PostgreSQL together, with no other connection's in between. */
export type Unit = {
  bytes: Buffer;
  /** The SQL texts in it, as sent. Executions of statements prepared earlier carry none. */
  queries: Buffer[];
  /** False for a Flush: the connection's exchange goes on. */
  endsExchange: boolean;
  /** It binds the unnamed statement of an earlier unit. */
  needsUnnamed: boolean;
  setsUnnamed: boolean;
};

/** Builds a unit from the messages up to and including a Sync, Flush, simple Query or FunctionCall. */
export function buildUnit(names: StatementNames, frames: readonly Frame[]): Unit {
  const firstSet = frames.findIndex(setsUnnamedStatement);
  const firstRead = frames.findIndex(readsUnnamedStatement);
  const renamed = frames.map((frame) => renameStatement(names, frame));
  return {
    bytes: renamed.length === 1 ? (renamed[0] as Buffer) : Buffer.concat(renamed),
    queries: frames.flatMap(sqlText),
    endsExchange: frames.at(-1)?.type !== frontendTypes.flush,
    needsUnnamed: firstRead !== -1 && (firstSet === -1 || firstRead < firstSet),
    setsUnnamed: firstSet !== -1,
  };
}

function sqlText({ type, bytes }: Frame): Buffer[] {
  if (type === frontendTypes.query) return [bytes.subarray(5, bytes.length - 1)];
  if (type !== frontendTypes.parse) return [];
  const start = bytes.indexOf(0, 5) + 1;
  return [bytes.subarray(start, bytes.indexOf(0, start))];
}
