import { afterEach, describe, expect, it } from 'vitest';
import { createLogger } from '../log/create-logger.ts';
import { startHealthServer } from './start-health-server.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

async function ask(checkReady: () => Promise<unknown>, path: string): Promise<Response> {
  const server = await startHealthServer({ log, checkReady }, { host: '127.0.0.1', port: 0 });
  open.push(server);
  return fetch(`http://127.0.0.1:${server.port}${path}`);
}

const works = () => Promise.resolve();
const fails = () => Promise.reject(new Error('connection refused at 10.0.0.7'));

describe('startHealthServer', () => {
  it('tells alive from ready', async () => {
    expect((await ask(works, '/readyz')).status).toBe(200);
    expect((await ask(fails, '/healthz')).status).toBe(200);
    const notReady = await ask(fails, '/readyz');
    expect(notReady.status).toBe(503);
    expect(notReady.headers.get('retry-after')).toBe('5');
    expect(await notReady.text()).not.toContain('10.0.0.7');
    expect((await ask(works, '/metrics')).status).toBe(404);
  });

  it('names the address that is taken', async () => {
    const first = await startHealthServer(
      { log, checkReady: works },
      { host: '127.0.0.1', port: 0 },
    );
    open.push(first);
    const second = startHealthServer(
      { log, checkReady: works },
      { host: '127.0.0.1', port: first.port },
    );
    await expect(second).rejects.toMatchObject({
      code: 'invalid-config',
      message: `Cannot listen on 127.0.0.1:${first.port}.`,
    });
  });
});
