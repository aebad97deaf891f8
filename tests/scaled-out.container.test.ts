import { startPostgres, startRedis, type StartedServer } from '@earshot/testing/containers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countExpectedMentions, countMentions, countWork } from './scaled-out/count-work.ts';
import { openInstallation, type Installation } from './scaled-out/open-installation.ts';
import { postTickets } from './scaled-out/post-webhooks.ts';
import { readComplaints } from './scaled-out/read-complaints.ts';
import { startService, type Service, type Settings } from './scaled-out/start-service.ts';

const zendeskSecret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';
/** Several processes share the machine with two databases. */
const patient = { timeout: 100_000, interval: 200 };

let servers: StartedServer[] = [];
let settings: Settings;
let installation: Installation;
let api: Service;
let ingest: Service;
let clusterer: Service;
let hookUrl: string;
const services = new Set<Service>();

beforeAll(async () => {
  const [postgres, redis] = (servers = await Promise.all([startPostgres(), startRedis()]));
  settings = {
    DATABASE_URL: postgres?.url ?? '',
    REDIS_URL: redis?.url ?? '',
    EARSHOT_SECRET: 'a secret of the container suite',
    EARSHOT_CACHE_DIR: 'node_modules/.cache/earshot',
    EARSHOT_EMBED_THREADS: '1',
    EARSHOT_HOOKS_URL: 'https://hooks.example.com/',
  };
  installation = await openInstallation(settings);
  api = await start('api');
  ingest = await start('ingest');
  clusterer = await start('clusterer');
  await start('reporter');
}, 300_000);

afterAll(async () => {
  await Promise.all([...services].map((service) => service.end('SIGTERM')));
  await installation?.db.close();
  await Promise.all(servers.map(({ container }) => container.stop()));
}, 120_000);

async function start(name: Parameters<typeof startService>[0]): Promise<Service> {
  const service = await startService(name, settings);
  services.add(service);
  return service;
}

async function end(service: Service, signal: NodeJS.Signals) {
  services.delete(service);
  return service.end(signal);
}

function ask(path: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${installation.key}` };
  if (body === undefined) return fetch(`${api.url}${path}`, { headers });
  return fetch(`${api.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers, 'content-type': 'application/json' },
  });
}

async function listPainPoints(): Promise<{ theme: { name: string } }[]> {
  const answer = await ask('/v1/pain-points?from=2023-01-01&to=2023-12-31');
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: { theme: { name: string } }[] }).items;
}

/** Waits until everything that was acknowledged is done, and holds the mentions to a fresh reading of the feedback. */
async function expectAllDone(acknowledged: number): Promise<void> {
  await expect
    .poll(() => countWork(installation.db), patient)
    .toEqual({
      received: acknowledged,
      deliveriesDone: acknowledged,
      feedback: acknowledged,
      feedbackDone: acknowledged,
      dead: 0,
    });
  const expected = await countExpectedMentions(installation.db);
  expect(await countMentions(installation.db)).toEqual({
    stored: expected,
    distinct: expected,
    vectors: expected,
    doubled: 0,
  });
}

describe('four services on PostgreSQL and Redis', () => {
  it('tell their health, each', async () => {
    for (const service of services) {
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
      expect((await fetch(`${service.url}/readyz`)).status).toBe(200);
    }
  });

  it('take signed webhooks at ingest, once each, and refuse others', async () => {
    const created = await ask('/v1/sources', {
      kind: 'zendesk',
      name: 'Support',
      settings: { subdomain: 'acme' },
      secrets: [zendeskSecret],
    });
    expect(created.status).toBe(201);
    const source = (await created.json()) as { id: string; hookUrl: string };
    expect(source.hookUrl).toBe(`https://hooks.example.com/hooks/${source.id}`);
    hookUrl = `${ingest.url}/hooks/${source.id}`;
    const tickets = await readComplaints(0, 30);
    expect(await postTickets(hookUrl, 'another secret', tickets.slice(0, 1))).toEqual([401]);
    expect(await postTickets(hookUrl, zendeskSecret, tickets)).toEqual([200]);
    expect((await fetch(`${api.url}/hooks/${source.id}`, { method: 'POST' })).status).toBe(404);
    await expectAllDone(30);
  });

  it('rank what was posted to the api', async () => {
    const posted = await ask('/v1/feedback', await readComplaints(30, 200));
    expect(posted.status).toBe(202);
    await expectAllDone(200);
    await expect.poll(async () => (await listPainPoints()).length, patient).toBeGreaterThan(3);
    const [worst] = await listPainPoints();
    expect(worst?.theme.name).toMatch(/\w/);
  });

  it('lose and double nothing when Redis is flushed under load', async () => {
    expect((await ask('/v1/feedback', await readComplaints(200, 260))).status).toBe(202);
    await servers[1]?.container.exec(['redis-cli', 'flushall']);
    expect(await postTickets(hookUrl, zendeskSecret, await readComplaints(260, 280))).toEqual([
      200,
    ]);
    await expectAllDone(280);
  });

  it('lose and double nothing when a clusterer is told to stop under load', async () => {
    const other = await start('clusterer');
    const before = (await countWork(installation.db)).feedbackDone;
    expect((await ask('/v1/feedback', await readComplaints(280, 480))).status).toBe(202);
    await expect
      .poll(async () => (await countWork(installation.db)).feedbackDone, patient)
      .toBeGreaterThan(before);
    const ended = await end(clusterer, 'SIGTERM');
    expect(ended.code).toBe(0);
    expect((await countWork(installation.db)).feedbackDone).toBeLessThan(480);
    await expectAllDone(480);
    clusterer = other;
  });

  it('lose and double nothing when a clusterer is killed under load', async () => {
    expect((await ask('/v1/feedback', await readComplaints(480, 620))).status).toBe(202);
    await expect
      .poll(async () => (await countWork(installation.db)).feedbackDone, patient)
      .toBeGreaterThan(480);
    expect((await end(clusterer, 'SIGKILL')).signal).toBe('SIGKILL');
    expect((await countWork(installation.db)).feedbackDone).toBeLessThan(620);
    clusterer = await start('clusterer');
    await expectAllDone(620);
  });
});
