import { and, eq } from 'drizzle-orm';
import { idempotencyKeys } from '../schema/index.ts';
import type { Executor } from './executor.ts';

export type IdempotentAnswer = typeof idempotencyKeys.$inferSelect;

export async function findIdempotentAnswer(
  executor: Executor,
  workspaceId: string,
  key: string,
): Promise<IdempotentAnswer | undefined> {
  const rows = await executor
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.workspaceId, workspaceId), eq(idempotencyKeys.key, key)));
  return rows[0];
}

/** Keeps an answer; of two at once the first stays. */
export async function insertIdempotentAnswer(
  executor: Executor,
  answer: {
    workspaceId: string;
    key: string;
    requestHash: Buffer;
    status: string;
    response: unknown;
  },
): Promise<void> {
  await executor.insert(idempotencyKeys).values(answer).onConflictDoNothing();
}
