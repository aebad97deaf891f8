import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectionTo } from '../src/embedded/join-embedded-server.ts';
import type { EmbeddedServer } from '../src/embedded/open-embedded-server.ts';
import { socketFile } from '../src/embedded/server/listen.ts';
import { startupPacket } from '../src/embedded/protocol/startup-packet.ts';
import { simpleQuery } from '../src/embedded/protocol/encode-messages.ts';
import { openTestServer } from './open-test-database.ts';

let server: EmbeddedServer;
let dispose: () => Promise<void>;
const clients: pg.Client[] = [];

beforeAll(async () => {
  ({ server, dispose } = await openTestServer({ idleInTransactionMs: 500, maxWaitMs: 30_000 }));
  const client = await connectClient();
  await client.query('CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)');
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

afterAll(() => dispose());

async function connectClient(options: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ ...connectionTo(server.address), ...options });
  client.on('error', () => undefined);
  await client.connect();
  clients.push(client);
  return client;
}

async function valueOf(client: pg.Client, sql: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>(`SELECT (${sql}) AS value`);
  return rows[0]?.value;
}

/** Resolves with the next notification, which is all the waiting a test may do. */
function nextNotification(client: pg.Client): Promise<pg.Notification> {
  return new Promise((resolve) => client.once('notification', resolve));
}

describe('many connections on one session', () => {
  it('keeps the transactions and parameters of 20 clients apart', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => connectClient()));
    await all[0]?.query('INSERT INTO counter VALUES (1, 0)');
    await Promise.all(
      all.map(async (client, at) => {
        for (let round = 0; round < 10; round += 1) {
          const echoed = await client.query<{ at: number; text: string }>(
            'SELECT $1::int AS at, $2::text AS text',
            [at, `round ${round}`],
          );
          expect(echoed.rows).toEqual([{ at, text: `round ${round}` }]);
          await client.query('BEGIN');
          const { rows } = await client.query<{ value: number }>(
            'SELECT value FROM counter WHERE id = $1',
            [1],
          );
          // A read and a write apart: an update in between would be lost.
          await client.query('UPDATE counter SET value = $2 WHERE id = $1', [
            1,
            (rows[0]?.value ?? 0) + 1,
          ]);
          await client.query(round % 5 === 4 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
    expect(await valueOf(all[0] as pg.Client, 'SELECT value FROM counter WHERE id = 1')).toBe(
      20 * 8,
    );
  });

  it('gives an error to whom it belongs', async () => {
    const [wrong, right] = await Promise.all([connectClient(), connectClient()]);
    const outcomes = await Promise.allSettled([
      wrong.query('SELECT * FROM nowhere'),
      right.query('SELECT 1'),
      wrong.query('SELECT $1::int', ['x']),
      right.query('SELECT 2'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await valueOf(wrong, '3')).toBe(3);
  });

  it('keeps prepared statements of the same name apart', async () => {
    const [first, second] = await Promise.all([connectClient(), connectClient()]);
    const ask = async (client: pg.Client, text: string) =>
      (await client.query({ name: 'same', text, rowMode: 'array' })).rows;
    for (let round = 0; round < 2; round += 1) {
      expect(await ask(first, "SELECT 'first'")).toEqual([['first']]);
      expect(await ask(second, "SELECT 'second'")).toEqual([['second']]);
    }
  });

  it('keeps settings apart, in start-up options and later', async () => {
    const one = await connectClient({
      options: '-c search_path="one",public',
      application_name: 'teller',
    });
    const two = await connectClient();
    await two.query("SET work_mem = '9MB'");
    await two.query('SET search_path = two');
    expect(await valueOf(one, "current_setting('search_path')")).toBe('"one",public');
    expect(await valueOf(one, "current_setting('application_name')")).toBe('teller');
    expect(await valueOf(one, "current_setting('work_mem')")).toBe('4MB');
    expect(await valueOf(two, "current_setting('search_path')")).toBe('two');
    expect(await valueOf(two, "current_setting('work_mem')")).toBe('9MB');
  });

  it('leaves neither role nor workspace behind', async () => {
    const [one, two] = await Promise.all([connectClient(), connectClient()]);
    await one.query('CREATE ROLE reader');
    await one.query("SET ROLE reader; SET earshot.workspace_id = 'w'");
    await one.query("SELECT set_config('earshot.other', 'o', false)");
    expect(await valueOf(two, 'current_user')).toBe('postgres');
    expect(
      await valueOf(
        two,
        "concat(current_setting('earshot.workspace_id', true), current_setting('earshot.other', true))",
      ),
    ).toBe('');
  });
});

describe('a transaction', () => {
  it('is rolled back when its client is killed, and the session goes on', async () => {
    const [killed, other] = await Promise.all([connectClient(), connectClient()]);
    await killed.query('BEGIN');
    await killed.query('INSERT INTO counter VALUES (2, 0)');
    const waiting = valueOf(other, 'SELECT count(*)::int FROM counter WHERE id = 2');
    (
      killed as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
    expect(await waiting).toBe(0);
  });

  it('that goes quiet is ended, so that the others go on', async () => {
    const [quiet, other] = await Promise.all([connectClient(), connectClient()]);
    const ended = new Promise<void>((resolve) => quiet.once('end', resolve));
    await quiet.query('BEGIN');
    await quiet.query('INSERT INTO counter VALUES (3, 0)');
    expect(await valueOf(other, 'SELECT count(*)::int FROM counter WHERE id = 3')).toBe(0);
    await ended;
  });
});

describe('LISTEN and NOTIFY', () => {
  it('reach the listeners and nobody else, at once', async () => {
    const [listener, sender, bystander] = await Promise.all([
      connectClient(),
      connectClient(),
      connectClient(),
    ]);
    const overheard: unknown[] = [];
    for (const client of [sender, bystander])
      client.on('notification', (heard) => overheard.push(heard));
    await listener.query('LISTEN jobs');
    await bystander.query('LISTEN elsewhere');
    const heard = nextNotification(listener);
    const sentAt = performance.now();
    await sender.query("SELECT pg_notify('jobs', $1)", ['mail']);
    expect(await heard).toMatchObject({ channel: 'jobs', payload: 'mail' });
    expect(performance.now() - sentAt).toBeLessThan(1000);
    expect(overheard).toEqual([]);
  });

  it('wait for the commit, on both sides', async () => {
    const [listener, sender] = await Promise.all([connectClient(), connectClient()]);
    const heard: (string | undefined)[] = [];
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('BEGIN; LISTEN kept; COMMIT; BEGIN; LISTEN dropped; ROLLBACK');
    await listener.query('BEGIN');
    await listener.query('LISTEN dropped');
    await listener.query('ROLLBACK');
    const last = nextNotification(listener);
    await sender.query(
      "BEGIN; NOTIFY kept, 'undone'; ROLLBACK; NOTIFY dropped, 'unheard'; NOTIFY kept, 'done'",
    );
    await last;
    expect(heard).toEqual(['done']);
  });

  it('go on for others when one stops listening or leaves', async () => {
    const [stays, stops, leaves, sender] = await Promise.all(
      [1, 2, 3, 4].map(() => connectClient()),
    );
    for (const client of [stays, stops, leaves]) await client?.query('LISTEN news');
    await stops?.query('UNLISTEN news');
    await leaves?.end();
    const heard = nextNotification(stays as pg.Client);
    await sender?.query("NOTIFY news, 'still'");
    expect((await heard).payload).toBe('still');
  });
});

describe('what one session cannot do', () => {
  it('is refused without harm', async () => {
    const client = await connectClient();
    await expect(client.query('COPY counter FROM STDIN')).rejects.toMatchObject({ code: '0A000' });
    await expect(client.query('DISCARD ALL')).rejects.toMatchObject({ code: '0A000' });
    expect(await valueOf(client, '1')).toBe(1);
  });
});

describe('the socket', () => {
  it('takes a start-up and query in one write, byte by byte, and survives rubbish', async () => {
    const file = socketFile(server.address) as string;
    const bytes = Buffer.concat([startupPacket({ user: 'x' }), simpleQuery("SELECT 'reached'")]);
    const socket = connect(file);
    for (const byte of bytes) socket.write(Buffer.from([byte]));
    const chunks: Buffer[] = [];
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      if (Buffer.concat(chunks).includes('reached')) break;
    }
    const rubbish = connect(file);
    rubbish.write('GET / HTTP/1.1\r\n\r\n');
    const [answer] = (await once(rubbish, 'data')) as [Buffer];
    expect(answer.toString('latin1')).toContain('C08P01');
    expect(await valueOf(await connectClient(), '1')).toBe(1);
  });

  it('carries a result larger than any buffer', async () => {
    const client = await connectClient();
    const { rows } = await client.query<{ text: string }>("SELECT repeat('x', 20000000) AS text");
    expect(rows[0]?.text).toHaveLength(20_000_000);
    const echoed = await client.query<{ n: number }>('SELECT length($1) AS n', [
      'y'.repeat(10_000_000),
    ]);
    expect(echoed.rows[0]?.n).toBe(10_000_000);
  });

  it('answers the event loop while a statement runs', async () => {
    const client = await connectClient();
    const slow = client.query('SELECT count(*) FROM generate_series(1, 3000000)');
    const before = performance.now();
    await setTimeout(0);
    expect(performance.now() - before).toBeLessThan(500);
    await slow;
  });
});
