import cookie from '@fastify/cookie';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { AppError } from '@earshot/core';
import { selectRows } from '@earshot/db';
import { sql } from 'drizzle-orm';
import fastify, { LogController, type FastifyBaseLogger, type FastifyPluginAsync } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ApiDeps } from './api-deps.ts';
import { authenticate, requireScope, type Principal } from './auth/principal.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import type { App } from './http/app.ts';
import { sendProblem } from './http/problem.ts';
import { servePage } from './http/serve-page.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { painPointRoutes } from './routes/pain-point-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { searchRoutes } from './routes/search-routes.ts';
import { sourceRoutes } from './routes/source-routes.ts';
import { themeRoutes } from './routes/theme-routes.ts';
import { workspaceRoutes } from './routes/workspace-routes.ts';
import { Problem } from './schemas/page.ts';
import { unsubscribeRoutes } from './unsubscribe/unsubscribe-routes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, on `/v1`. */
    principal: Principal;
  }
}

const bodyLimit = 8 * 1024 * 1024;
const requestTimeoutMs = 30_000;

/** Builds the server: health, sign-in, `/v1`, its document, unsubscribe links, the page, and whatever the process adds. */
export async function buildApp(
  deps: ApiDeps,
  plugins: readonly FastifyPluginAsync[] = [],
): Promise<App> {
  const log: FastifyBaseLogger = deps.log;
  const app: App = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    trustProxy: deps.settings.trustProxy,
    routerOptions: { maxParamLength: 500 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendProblem);
  await registerPlugins(app, deps);
  healthRoutes(app, deps);
  sessionRoutes(deps)(app);
  await app.register((scope, _options, done) => {
    registerV1(scope.withTypeProvider<ZodTypeProvider>(), deps);
    done();
  });
  await app.register(unsubscribeRoutes, { db: deps.db });
  for (const plugin of plugins) await app.register(plugin);
  await servePage(app, deps.settings.webDir);
  return app;
}

async function registerPlugins(app: App, deps: ApiDeps): Promise<void> {
  await app.register(cookie);
  await app.register(etag);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: deps.settings.publicUrl.startsWith('https://'),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Earshot',
        version: '0.1.0',
        description:
          'What customers say: pain points, themes, their trends and the verbatims behind every figure.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key, `esk_…`.' },
          session: { type: 'apiKey', in: 'cookie', name: 'earshot_session' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: (input) => {
      const hidden = !input.url.startsWith('/v1/') || input.schema === undefined;
      return hidden
        ? { schema: { ...input.schema, hide: true }, url: input.url }
        : withProblems(jsonSchemaTransform(input));
    },
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
}

/** Every route may answer with a problem. */
function withProblems<T extends { schema: object }>(route: T): T {
  const { response } = route.schema as { response?: object };
  const problem = {
    description: 'A problem (RFC 9457).',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  return { ...route, schema: { ...route.schema, response: { ...response, default: problem } } };
}

const { $schema: _draft, ...problemSchema } = z.toJSONSchema(Problem);

function healthRoutes(app: App, deps: ApiDeps): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await selectRows(deps.db.orm, sql`select 1`);
      return { status: 'ready' };
    } catch (error) {
      deps.log.warn({ err: error }, 'not ready');
      return reply
        .code(503)
        .header('retry-after', '5')
        .send({ status: 'the database does not answer' });
    }
  });
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function registerV1(app: App, deps: ApiDeps): void {
  app.decorateRequest('principal', null as unknown as Principal);
  app.addHook('onRequest', async (request) => {
    request.principal = await authenticate(deps, request);
    // Writes ask for their own scope; a key that only writes, as in a form on a web site, reads nothing.
    if (isRead(request.method)) requireScope(request.principal, 'read');
  });
  app.register(rateLimit, {
    max: deps.settings.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.principal.id,
    errorResponseBuilder: (_request, context) =>
      new AppError('rate-limited', `More than ${context.max} requests in a minute.`, {
        retryAfterSeconds: Math.ceil(context.ttl / 1000),
        remedy: 'Wait for the time in Retry-After.',
      }),
  });
  app.after(() => {
    workspaceRoutes(deps)(app);
    painPointRoutes(deps)(app);
    themeRoutes(deps)(app);
    feedbackRoutes(deps)(app);
    searchRoutes(deps)(app);
    sourceRoutes(deps)(app);
    reportRoutes(deps)(app);
  });
}
