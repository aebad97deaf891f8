import fastifyStatic from '@fastify/static';
import { buildProgress, buildWorkspace } from '@earshot/testing';
import fastify, { type FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { addFigureRoutes } from './fixture-figures.ts';
import type { FixtureState } from './fixture-state.ts';
import { addWorkRoutes } from './fixture-work.ts';
import { sendProblem } from './send-problem.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
export const FIXTURE_KEY = 'esk_fixture_0123456789';
const COOKIE = 'earshot_session=fixture';

export type FixtureApi = {
  url: string;
  state: FixtureState;
  /** Paths with their query, in the order they were asked for. */
  requests: string[];
  close: () => Promise<void>;
};

/**
 * Serves the built page and an API of an invented lender, under the content security policy of the real one.
 *
 * @throws {Error} when the page was not built
 */
export async function startFixtureApi(options: { port?: number } = {}): Promise<FixtureApi> {
  if (!existsSync(DIST)) {
    throw new Error('services/web/dist is missing: run `pnpm --filter @earshot/web build` first.');
  }
  const state: FixtureState = {
    workspace: buildWorkspace(),
    progress: buildProgress(),
    painPoints: {},
  };
  const requests: string[] = [];
  const app = fastify();
  app.addHook('onRequest', (request, reply, done) => {
    requests.push(request.url);
    void reply.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    if (request.url.startsWith('/v1/') && request.headers.cookie?.includes(COOKIE) !== true) {
      void sendProblem(reply, 401, 'Sign in first');
      return;
    }
    done();
  });
  addSessionRoutes(app);
  addFigureRoutes(app, state);
  addWorkRoutes(app, state);
  await app.register(fastifyStatic, { root: DIST, wildcard: false });
  app.setNotFoundHandler((request, reply) =>
    request.url.startsWith('/v1/')
      ? sendProblem(reply, 404, 'There is no such thing')
      : reply.sendFile('index.html'),
  );
  const url = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return { url, state, requests, close: () => app.close() };
}

function addSessionRoutes(app: FastifyInstance): void {
  app.post('/session', (request, reply) => {
    if ((request.body as { key?: string }).key !== FIXTURE_KEY) {
      return sendProblem(reply, 401, 'This key is unknown or was revoked.');
    }
    return reply
      .header('set-cookie', `${COOKIE}; HttpOnly; SameSite=Strict; Path=/`)
      .code(204)
      .send();
  });
  app.delete('/session', (_request, reply) =>
    reply.header('set-cookie', `${COOKIE}; Max-Age=0; Path=/`).code(204).send(),
  );
}
