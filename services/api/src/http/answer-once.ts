import { createHash } from 'node:crypto';
import { AppError } from '@earshot/core';
import {
  findIdempotentAnswer,
  insertIdempotentAnswer,
  withWorkspace,
  type Database,
  type IdempotentAnswer,
} from '@earshot/db';

type Once = { workspaceId: string; key: string | undefined; body: unknown };

/**
 * Gives a write with an `Idempotency-Key` the same answer every time for a day. Throws `conflict` when the key was used
 * with another body. The write itself must be idempotent too: a crash between it and the note repeats it.
 */
export async function answerOnce(
  deps: { db: Database },
  once: Once,
  write: () => Promise<unknown>,
): Promise<unknown> {
  const { key, workspaceId } = once;
  if (key === undefined) return write();
  const requestHash = createHash('sha256').update(JSON.stringify(once.body)).digest();
  const known = await withWorkspace(deps.db, workspaceId, (tx) =>
    findIdempotentAnswer(tx, workspaceId, key),
  );
  if (known !== undefined) return sameAnswer(known, requestHash);
  const response = await write();
  const kept = await withWorkspace(deps.db, workspaceId, async (tx) => {
    await insertIdempotentAnswer(tx, { workspaceId, key, requestHash, status: 'done', response });
    return findIdempotentAnswer(tx, workspaceId, key);
  });
  // Of two requests at once both wrote, and both give the answer that was kept.
  return kept === undefined ? response : sameAnswer(kept, requestHash);
}

function sameAnswer(known: IdempotentAnswer, requestHash: Buffer): unknown {
  if (known.requestHash.equals(requestHash)) return known.response;
  throw new AppError('conflict', 'This Idempotency-Key was used with another body.', {
    remedy: 'Use a new key for a new request.',
  });
}
