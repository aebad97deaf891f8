import { startPostgres, type StartedServer } from '@earshot/testing/containers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countExpectedMentions, countMentions, countWork } from './scaled-out/count-work.ts';
import { openInstallation, type Installation } from './scaled-out/open-installation.ts';
import { readComplaints } from './scaled-out/read-complaints.ts';
import { startService, type Service, type Settings } from './scaled-out/start-service.ts';

const patient = { timeout: 100_000, interval: 200 };

let server: StartedServer;
let settings: Settings;
let installation: Installation;
const services: Service[] = [];
beforeAll(async () => {
  server = await startPostgres();
  settings = {
    DATABASE_URL: server.url,
    EARSHOT_SECRET: 'a secret of the container suite',
    EARSHOT_CACHE_DIR: 'node_modules/.cache/earshot',
    EARSHOT_EMBED_THREADS: '1',
  };
  installation = await openInstallation(settings);
}, 240_000);
afterAll(async () => {
  await Promise.all(services.map((service) => service.end('SIGTERM')));
  await installation?.db.close();
  await server?.container.stop();
}, 120_000);

describe('one PostgreSQL server without Redis', () => {
  it('carries the queue too: what is posted ends in mentions and themes', async () => {
    for (const name of ['api', 'ingest', 'clusterer'] as const) {
      services.push(await startService(name, settings));
    }
    const [api] = services;
    const posted = await fetch(`${api?.url}/v1/feedback`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${installation.key}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(await readComplaints(0, 150)),
    });
    expect(posted.status).toBe(202);
    const { db } = installation;
    await expect.poll(async () => (await countWork(db)).feedbackDone, patient).toBe(150);
    const expected = await countExpectedMentions(db);
    expect(await countMentions(db)).toEqual({
      stored: expected,
      distinct: expected,
      vectors: expected,
      doubled: 0,
    });
    await expect
      .poll(async () => {
        const { rows } = await db.pool.query<{ themes: number }>(
          `select count(*)::int as themes from themes where level = 'theme' and state = 'active'`,
        );
        return rows[0]?.themes ?? 0;
      }, patient)
      .toBeGreaterThan(3);
  });

  it('stops in order, all of it', async () => {
    const ended = await Promise.all(services.splice(0).map((service) => service.end('SIGTERM')));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});
