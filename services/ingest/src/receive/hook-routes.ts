import { AppError } from '@earshot/core';
import { explainQueryError } from '@earshot/db';
import type { RawWebhook } from '@earshot/sources';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { receiveWebhook, type HookAnswer, type HookDeps } from './receive-webhook.ts';

/** The largest webhook body, in bytes. Zendesk sends up to 256 kB, Intercom's conversations stay below 1 MB. */
export const hookBodyLimit = 2 * 1024 * 1024;

/** `/hooks/{sourceId}` as a plugin of its own: bodies stay raw bytes here, whatever their content type says. */
export function hookRoutes(deps: HookDeps) {
  return async function register(app: FastifyInstance): Promise<void> {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: hookBodyLimit },
      (_request, body, done) => done(null, body),
    );
    app.route<{ Params: { sourceId: string } }>({
      method: ['GET', 'HEAD', 'POST'],
      url: '/hooks/:sourceId',
      exposeHeadRoute: false,
      bodyLimit: hookBodyLimit,
      schema: { hide: true },
      handler: (request, reply) => answer(deps, request, reply),
    });
  };
}

async function answer(
  deps: HookDeps,
  request: FastifyRequest<{ Params: { sourceId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { sourceId } = request.params;
  const result = await receiveWebhook(deps, sourceId, toWebhook(request)).catch((error: unknown) =>
    askAgainLater(deps, error),
  );
  if (result.contentType !== undefined) reply.type(result.contentType);
  if (result.retryAfterSeconds !== undefined)
    reply.header('retry-after', String(result.retryAfterSeconds));
  return reply.code(result.status).send(result.body ?? '');
}

/** What could not be stored for now is asked for again; any other failure is thrown on. */
function askAgainLater(deps: HookDeps, thrown: unknown): HookAnswer {
  const error = explainQueryError(thrown);
  if (!(error instanceof AppError) || error.code !== 'unavailable') throw error;
  deps.log.error({ err: error }, 'webhook not stored');
  return { status: 503, retryAfterSeconds: error.retryAfterSeconds ?? 5 };
}

function toWebhook(request: FastifyRequest): RawWebhook {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: request.method as RawWebhook['method'],
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    receivedAt: new Date(),
  };
}
