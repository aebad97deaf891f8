import fastify, { LogController, type FastifyError, type FastifyInstance } from 'fastify';
import { hookRoutes } from './hook-routes.ts';
import type { HookDeps } from './receive-webhook.ts';

const requestTimeoutMs = 30_000;

/** The server of a process that only receives: `/hooks/{sourceId}` and health. */
export async function buildHookServer(
  deps: HookDeps,
  settings: { trustProxy: boolean },
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: requestTimeoutMs,
    trustProxy: settings.trustProxy,
  }) as unknown as FastifyInstance;
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    const detail = status < 500 ? error.message : 'Something went wrong here; it is in the log.';
    const body = { type: 'about:blank', title: error.name, status, detail };
    return reply.code(status).type('application/problem+json').send(JSON.stringify(body));
  });
  app.get('/healthz', () => ({ status: 'alive' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await deps.db.pool.query('select 1');
      return { status: 'ready' };
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready');
      reply.code(503).header('retry-after', '5');
      return { status: 'the database does not answer' };
    }
  });
  await app.register(hookRoutes(deps));
  return app;
}
