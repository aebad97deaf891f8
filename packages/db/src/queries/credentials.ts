import { newId } from '@earshot/core';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { apiKeys, sessions } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;

export async function insertApiKey(
  executor: Executor,
  input: { workspaceId: string; name: string; prefix: string; hash: Buffer; scopes: string[] },
): Promise<ApiKeyRow> {
  const rows = await executor
    .insert(apiKeys)
    .values({ ...input, id: newId() })
    .returning();
  return rows[0] as ApiKeyRow;
}

/** A live key by its hash; notes the use at most once a minute. */
export async function findApiKey(executor: Executor, hash: Buffer): Promise<ApiKeyRow | undefined> {
  const rows = await executor
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt)));
  const key = rows[0];
  if (key !== undefined) await noteUse(executor, key);
  return key;
}

export async function listApiKeys(executor: Executor, workspaceId: string): Promise<ApiKeyRow[]> {
  return executor
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.workspaceId, workspaceId))
    .orderBy(apiKeys.createdAt);
}

/** Answers false when there is no such live key. */
export async function revokeApiKey(
  executor: Executor,
  input: { workspaceId: string; id: string },
): Promise<boolean> {
  const rows = await executor
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(
      and(
        eq(apiKeys.workspaceId, input.workspaceId),
        eq(apiKeys.id, input.id),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}

async function noteUse(executor: Executor, key: ApiKeyRow): Promise<void> {
  const isRecent = key.lastUsedAt !== null && Date.now() - key.lastUsedAt.getTime() < 60_000;
  if (isRecent) return;
  await executor
    .update(apiKeys)
    .set({ lastUsedAt: new Date() })
    .where(and(eq(apiKeys.workspaceId, key.workspaceId), eq(apiKeys.id, key.id)));
}

export type SessionKind = 'sign-in' | 'session';

export async function insertSession(
  executor: Executor,
  input: { workspaceId: string; kind: SessionKind; hash: Buffer; expiresAt: Date },
): Promise<void> {
  await executor.insert(sessions).values({ ...input, id: newId() });
}

/** Uses up a sign-in link: only the first caller gets its workspace. */
export async function takeSignIn(executor: Executor, hash: Buffer): Promise<string | undefined> {
  const rows = await executor
    .update(sessions)
    .set({ usedAt: new Date() })
    .where(
      and(
        eq(sessions.hash, hash),
        eq(sessions.kind, 'sign-in'),
        isNull(sessions.usedAt),
        gt(sessions.expiresAt, new Date()),
      ),
    )
    .returning({ workspaceId: sessions.workspaceId });
  return rows[0]?.workspaceId;
}

export async function findSession(executor: Executor, hash: Buffer): Promise<string | undefined> {
  const rows = await executor
    .select({ workspaceId: sessions.workspaceId })
    .from(sessions)
    .where(
      and(
        eq(sessions.hash, hash),
        eq(sessions.kind, 'session'),
        gt(sessions.expiresAt, new Date()),
      ),
    );
  return rows[0]?.workspaceId;
}

export async function deleteSession(executor: Executor, hash: Buffer): Promise<void> {
  await executor.delete(sessions).where(eq(sessions.hash, hash));
}

/** Removes expired sessions and links, and answers of writes older than a day. */
export async function deleteExpired(executor: Executor): Promise<void> {
  await selectRows(executor, sql`delete from sessions where expires_at < now() - interval '1 day'`);
  await selectRows(
    executor,
    sql`delete from idempotency_keys where created_at < now() - interval '1 day'`,
  );
}
