import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '@earshot/core';
import type { Closable } from '../lifecycle/close-on-signal.ts';
import type { Logger } from '../log/create-logger.ts';

export type HealthDeps = {
  log: Logger;
  /** Rejects while the service cannot work. */
  checkReady(): Promise<unknown>;
};

/**
 * `/healthz` (alive) and `/readyz` (can work) for a service that serves nothing else. Throws `invalid-config` when the
 * port cannot be had. Port 0 takes a free one.
 */
export async function startHealthServer(
  deps: HealthDeps,
  listen: { host: string; port: number },
): Promise<Closable & { port: number }> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(deps, request.url ?? '/', response).catch((error: unknown) =>
      deps.log.error({ err: error }, 'health not told'),
    );
  });
  server.listen(listen.port, listen.host);
  await once(server, 'listening').catch((cause: unknown) => {
    throw new AppError('invalid-config', `Cannot listen on ${listen.host}:${listen.port}.`, {
      cause,
      remedy: 'Choose another address with HOST and PORT.',
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(deps: HealthDeps, path: string, response: ServerResponse): Promise<void> {
  if (path === '/healthz') return send(response, 200, 'alive');
  if (path !== '/readyz') return send(response, 404, 'there is nothing at this address');
  try {
    await deps.checkReady();
    send(response, 200, 'ready');
  } catch (error) {
    deps.log.warn({ err: error }, 'not ready');
    send(response, 503, 'the database does not answer');
  }
}

function send(response: ServerResponse, code: number, status: string): void {
  const retry = code === 503 ? { 'retry-after': '5' } : {};
  response.writeHead(code, { 'content-type': 'application/json', ...retry });
  response.end(JSON.stringify({ status }));
}
