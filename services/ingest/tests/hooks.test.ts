import { randomInt } from 'node:crypto';
import { findSource, openDatabase, type SourceRow } from '@earshot/db';
import {
  createTestWorkspace,
  intercomEvent,
  intercomPing,
  signIntercom,
  signStandardWebhook,
  signZendesk,
  zendeskEvent,
} from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainDeliveries } from '../src/normalise/drain-deliveries.ts';
import {
  createSource,
  listDeliveries,
  log,
  openHooks,
  openIngest,
  type Ingest,
} from './open-ingest.ts';

const secret = 'zendesk-signing-secret';
const whsec = `whsec_${Buffer.from('a standard webhooks secret').toString('base64')}`;
const zendeskSource = { kind: 'zendesk', settings: { subdomain: 'acme' }, secrets: [secret] };

let ingest: Ingest;
let hooks: Awaited<ReturnType<typeof openHooks>>;
beforeAll(async () => {
  ingest = await openIngest();
  hooks = await openHooks(ingest);
});
afterAll(async () => {
  await hooks?.dispose();
  await ingest?.dispose();
});

type Body = string | Buffer;
type Headers = Record<string, string>;

async function post(source: Pick<SourceRow, 'id'>, payload: Body, headers: Headers) {
  return hooks.server.inject({ method: 'POST', url: `/hooks/${source.id}`, payload, headers });
}

function postSigned(source: Pick<SourceRow, 'id'>, payload: Body, key = secret) {
  return post(source, payload, signZendesk(payload, key));
}

const textOf = (event: Record<string, unknown>) => JSON.stringify(event);

/** A free port below the range that the kernel hands out to clients. */
async function listen(): Promise<string> {
  for (;;) {
    try {
      return await hooks.server.listen({ host: '127.0.0.1', port: randomInt(20_000, 32_000) });
    } catch (error) {
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    }
  }
}

describe('webhooks', () => {
  it('acknowledges a signed Zendesk event over HTTP and keeps its bytes', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const body = `${textOf(zendeskEvent({ type: 'ticket.created' }))}  \n`;
    const address = await listen();
    const answer = await fetch(`${address}/hooks/${source.id}`, {
      method: 'POST',
      body,
      headers: signZendesk(body, secret),
    });
    expect(answer.status).toBe(200);
    const stored = await ingest.db.pool.query<{ body: Buffer; state: string }>(
      'select body, state from deliveries where source_id = $1',
      [source.id],
    );
    expect(stored.rows.map((row) => row.body.toString())).toEqual([body]);
    expect((await findSource(ingest.db.orm, source.id))?.lastEventAt).toBeInstanceOf(Date);
  });

  it('refuses a wrong, a missing and a moved signature, and stores nothing', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const body = textOf(zendeskEvent({ type: 'ticket.created' }));
    const other = body.replace('Export fails', 'Export works');
    for (const headers of [
      signZendesk(body, 'another secret'),
      { 'content-type': 'application/json' },
      signZendesk(other, secret),
    ]) {
      const answer = await post(source, body, headers);
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ status: 401, title: 'Unauthorized' });
    }
    expect(await listDeliveries(ingest.db, source.id)).toEqual([]);
    const row = await findSource(ingest.db.orm, source.id);
    expect(row?.lastRejectedReason).toMatch(/signature/);
  });

  it('takes both live secrets while one is rotated', async () => {
    const source = await createSource(ingest.db, { ...zendeskSource, secrets: ['new', 'old'] });
    for (const [id, key] of [
      ['one', 'new'],
      ['two', 'old'],
    ] as const) {
      const body = textOf(zendeskEvent({ type: 'ticket.created', id }));
      expect((await postSigned(source, body, key)).statusCode).toBe(200);
    }
    expect(await listDeliveries(ingest.db, source.id)).toHaveLength(2);
  });

  it('acknowledges a replay and stores it once, also of many at the same time', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const body = textOf(zendeskEvent({ type: 'ticket.created' }));
    const together = await Promise.all(Array.from({ length: 20 }, () => postSigned(source, body)));
    const again = await postSigned(source, body);
    expect([...together, again].map((answer) => answer.statusCode)).toEqual(
      Array.from({ length: 21 }, () => 200),
    );
    expect(await listDeliveries(ingest.db, source.id)).toHaveLength(1);
  });

  it('refuses a body over the limit with 413, and takes one just below it', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const limit = 2 * 1024 * 1024;
    const large = Buffer.alloc(limit + 1, 'x');
    const refused = await postSigned(source, large);
    expect(refused.statusCode).toBe(413);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(await listDeliveries(ingest.db, source.id)).toEqual([]);
    expect((await postSigned(source, large.subarray(1))).statusCode).toBe(200);
  });

  it('knows no other address', async () => {
    for (const id of ['00000000-0000-7000-8000-000000000000', 'nothing', '%00']) {
      expect((await postSigned({ id }, '{}')).statusCode).toBe(404);
    }
    const api = await createSource(ingest.db, { kind: 'api' });
    expect((await postSigned(api, '{}')).statusCode).toBe(404);
  });

  it('answers Intercom’s HEAD and ping, and stores its notifications', async () => {
    const source = await createSource(ingest.db, { kind: 'intercom', secrets: ['client'] });
    const head = await hooks.server.inject({ method: 'HEAD', url: `/hooks/${source.id}` });
    expect(head.statusCode).toBe(200);
    const ping = textOf(intercomPing());
    expect((await post(source, ping, signIntercom(ping, 'client'))).statusCode).toBe(200);
    expect((await post(source, ping, signIntercom(ping, 'other'))).statusCode).toBe(401);
    expect(await listDeliveries(ingest.db, source.id)).toEqual([]);
    const body = textOf(intercomEvent({ topic: 'conversation.user.created' }));
    expect((await post(source, body, signIntercom(body, 'client'))).statusCode).toBe(200);
    expect(await listDeliveries(ingest.db, source.id)).toHaveLength(1);
  });

  it('takes Standard Webhooks and refuses old ones', async () => {
    const settings = { mapping: { text: ['data.text'], id: 'data.id' } };
    const source = await createSource(ingest.db, {
      kind: 'standard-webhooks',
      settings,
      secrets: [whsec],
    });
    const body = textOf({ type: 'review.created', data: { id: 'r1', text: 'It crashes daily.' } });
    const sign = (at: Date) => signStandardWebhook(body, whsec, { id: 'msg_1', at });
    expect((await post(source, body, sign(new Date(Date.now() - 3_600_000)))).statusCode).toBe(401);
    expect((await post(source, body, sign(new Date()))).statusCode).toBe(200);
    expect(await listDeliveries(ingest.db, source.id)).toHaveLength(1);
  });

  it('stores any bytes that are correctly signed, and buries what cannot be read', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const good = textOf(zendeskEvent({ type: 'ticket.created', ticketId: '1' }));
    const bodies: Body[] = [
      good,
      good.replace('Export fails', 'Export\\u0000 \\ud800 fails').replace('cbe4', 'dead'),
      good.replace('{', '{"__proto__":{"isDeleted":true},').replace('cbe4', 'beef'),
      Buffer.from([0xff, 0xfe, 0x00, 0x80]),
      Buffer.from('nul \0 inside'),
      '['.repeat(50_000) + ']'.repeat(50_000),
      '{"__proto__":{"id":"1"}}',
      '"just a text"',
    ];
    for (const body of bodies) expect((await postSigned(source, body)).statusCode).toBe(200);
    await drainDeliveries({ ...ingest, sources: hooks.sources, log }, new AbortController().signal);
    const deliveries = await listDeliveries(ingest.db, source.id);
    expect(deliveries.map((row) => row.state)).toEqual([
      ...Array.from({ length: 3 }, () => 'done'),
      ...Array.from({ length: 5 }, () => 'dead'),
    ]);
    for (const row of deliveries.slice(3)) expect(row.error).toMatch(/^invalid-input: /);
  });

  it('keeps 255 of 256 rows when the database refuses one', async () => {
    const source = await createSource(ingest.db, zendeskSource);
    const row = (key: string) => ({
      workspaceId: source.workspaceId,
      sourceId: source.id,
      dedupeKey: key,
      body: Buffer.from('{}'),
      contentType: 'application/json',
      receivedAt: new Date(),
    });
    const keys = Array.from({ length: 256 }, (_, at) => (at === 100 ? 'bad\0key' : `key-${at}`));
    const written = await Promise.all(keys.map((key) => hooks.receiver.receive(row(key))));
    expect(written[100]).toMatchObject({ outcome: 'refused' });
    expect(written.filter((one) => one.outcome === 'accepted')).toHaveLength(255);
    expect(await listDeliveries(ingest.db, source.id)).toHaveLength(255);
  });

  it('answers 503 where the stored settings cannot be read, and stores nothing', async () => {
    const source = await createSource(ingest.db, { kind: 'zendesk', secrets: [secret] });
    const payload = textOf(zendeskEvent({ type: 'ticket.created', id: 'unreadable' }));
    const url = `/hooks/${source.id}`;
    const headers = signZendesk(payload, secret);
    const answer = await hooks.server.inject({ method: 'POST', url, payload, headers });
    expect(answer.statusCode).toBe(503);
    expect(await listDeliveries(ingest.db, source.id)).toEqual([]);
  });

  it('answers 503 with Retry-After while the database is away, known source or not', async () => {
    const workspace = await createTestWorkspace(ingest.db);
    const known = await createSource(ingest.db, zendeskSource, workspace.id);
    const unknown = await createSource(ingest.db, zendeskSource, workspace.id);
    const config = { kind: 'postgres' as const, url: urlOf(ingest) };
    const db = await openDatabase({ log }, config);
    const away = await openHooks({ db, queue: ingest.queue });
    const send = (id: string, key: string) => {
      const payload = textOf(zendeskEvent({ type: 'ticket.created', id: key }));
      const headers = signZendesk(payload, secret);
      return away.server.inject({ method: 'POST', url: `/hooks/${id}`, payload, headers });
    };
    expect((await send(known.id, 'before')).statusCode).toBe(200);
    await db.close();
    for (const id of [known.id, unknown.id]) {
      const answer = await send(id, 'after');
      expect(answer.statusCode).toBe(503);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await away.server.inject('/readyz')).statusCode).toBe(503);
    expect((await away.server.inject('/healthz')).statusCode).toBe(200);
    await away.dispose();
    expect(await listDeliveries(ingest.db, known.id)).toHaveLength(1);
  });
});

function urlOf({ db }: Ingest): string {
  const { host, port, user, database } = db.connection;
  const url = new URL(`postgres://${user}@localhost/${database}`);
  url.port = String(port);
  url.searchParams.set('host', String(host));
  return url.href;
}
