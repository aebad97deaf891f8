import { findReportRecipient } from '@earshot/db';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeRoutes } from '../src/unsubscribe/unsubscribe-routes.ts';
import { createSend, openTestDatabase, type TestDatabase } from './open-test-workspace.ts';

let test: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  test = await openTestDatabase();
  app = Fastify();
  await app.register(unsubscribeRoutes, { db: test.db });
});
afterAll(async () => {
  await app.close();
  await test.dispose();
});

async function unsubscribedAt({
  key,
}: Awaited<ReturnType<typeof createSend>>): Promise<Date | null> {
  const recipient = await findReportRecipient(test.db.orm, key.workspaceId, key.recipientId);
  return recipient?.unsubscribedAt ?? null;
}

describe('unsubscribeRoutes', () => {
  it('only asks on GET, which mail scanners follow', async () => {
    const send = await createSend(test.db);
    const answer = await app.inject({ url: `/u/${send.token}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<form method="post"><button>Unsubscribe</button></form>');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(await unsubscribedAt(send)).toBeNull();
  });

  it.each([
    ['a mail service', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--\r\n'],
    ['nothing at all', undefined, undefined],
  ])('unsubscribes on a POST of %s, and says so twice', async (_who, contentType, payload) => {
    const send = await createSend(test.db);
    const request = {
      method: 'POST' as const,
      url: `/u/${send.token}`,
      headers: contentType === undefined ? {} : { 'content-type': contentType },
      payload: payload ?? '',
    };
    expect((await app.inject(request)).statusCode).toBe(200);
    const first = await unsubscribedAt(send);
    expect(first).toBeInstanceOf(Date);
    const again = await app.inject(request);
    expect(again.body).toContain('You are unsubscribed');
    expect(await unsubscribedAt(send)).toEqual(first);
  });

  it('knows no other token, and takes no large body', async () => {
    const send = await createSend(test.db);
    expect((await app.inject({ url: '/u/unknown' })).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: `/u/${send.token}x` })).statusCode).toBe(404);
    const large = await app.inject({
      method: 'POST',
      url: `/u/${send.token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'x'.repeat(5000),
    });
    expect(large.statusCode).toBe(413);
    expect(await unsubscribedAt(send)).toBeNull();
  });
});
