import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ensureReportRecipient,
  ensureWorkspace,
  findReportRecipient,
  migrate,
  openDatabase,
  type Database,
  type ReportRecipientRow,
} from '@earshot/db';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeRoutes } from '../src/unsubscribe/unsubscribe-routes.ts';

/** Shared by all tests: the template of a new database takes seconds to make. */
const cacheDir = fileURLToPath(new URL('../node_modules/.cache/earshot', import.meta.url));
const silent = { info: () => undefined, warn: () => undefined };

let dataDir: string;
let db: Database;
let app: FastifyInstance;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'earshot-api-'));
  db = await openDatabase({ log: silent }, { kind: 'embedded', dataDir, cacheDir });
  await migrate(db);
  app = Fastify();
  await app.register(unsubscribeRoutes, { db });
});
afterAll(async () => {
  await app.close();
  await db.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function addRecipient(): Promise<ReportRecipientRow> {
  const slug = `w${randomBytes(6).toString('hex')}`;
  const workspace = await ensureWorkspace(db.orm, { slug, name: 'Northwind', timeZone: 'UTC' });
  const unsubscribeToken = randomBytes(16).toString('base64url');
  const email = 'vera@northwind.example.com';
  return ensureReportRecipient(db.orm, { workspaceId: workspace.id, email, unsubscribeToken });
}

async function unsubscribedAt({ workspaceId, id }: ReportRecipientRow): Promise<Date | null> {
  const recipient = await findReportRecipient(db.orm, workspaceId, id);
  return recipient?.unsubscribedAt ?? null;
}

describe('unsubscribeRoutes', () => {
  it('only asks on GET, which mail scanners follow', async () => {
    const recipient = await addRecipient();
    const answer = await app.inject({ url: `/u/${recipient.unsubscribeToken}` });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<form method="post"><button>Unsubscribe</button></form>');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(await unsubscribedAt(recipient)).toBeNull();
  });

  it.each([
    ['a mail service', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--\r\n'],
    ['nothing at all', undefined, undefined],
  ])('unsubscribes on a POST of %s, and says so twice', async (_who, contentType, payload) => {
    const recipient = await addRecipient();
    const request = {
      method: 'POST' as const,
      url: `/u/${recipient.unsubscribeToken}`,
      headers: contentType === undefined ? {} : { 'content-type': contentType },
      payload: payload ?? '',
    };
    expect((await app.inject(request)).statusCode).toBe(200);
    const first = await unsubscribedAt(recipient);
    expect(first).toBeInstanceOf(Date);
    const again = await app.inject(request);
    expect(again.body).toContain('You are unsubscribed');
    expect(await unsubscribedAt(recipient)).toEqual(first);
  });

  it('knows no other token, and takes no large body', async () => {
    const recipient = await addRecipient();
    expect((await app.inject({ url: '/u/unknown' })).statusCode).toBe(404);
    expect(
      (await app.inject({ method: 'POST', url: `/u/${recipient.unsubscribeToken}x` })).statusCode,
    ).toBe(404);
    const large = await app.inject({
      method: 'POST',
      url: `/u/${recipient.unsubscribeToken}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'x'.repeat(5000),
    });
    expect(large.statusCode).toBe(413);
    expect(await unsubscribedAt(recipient)).toBeNull();
  });
});
