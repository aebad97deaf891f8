import { findRecipientByToken, unsubscribeRecipient, type Database } from '@earshot/db';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { renderUnsubscribePage } from './unsubscribe-page.ts';

export type UnsubscribeDeps = { db: Pick<Database, 'orm'> };

type TokenRoute = { Params: { token: string } };

const MAX_BODY_BYTES = 4096;

/**
 * One-click unsubscribing (RFC 8058) as a Fastify plugin: `POST /u/{token}` unsubscribes without a login, `GET` only
 * shows a form that posts, because mail scanners open links. An unknown token is 404.
 */
export async function unsubscribeRoutes(
  app: FastifyInstance,
  { db }: UnsubscribeDeps,
): Promise<void> {
  acceptAnyBody(app);

  app.get<TokenRoute>('/u/:token', async ({ params }, reply) => {
    const recipient = await findRecipientByToken(db.orm, params.token);
    if (recipient === undefined) return sendPage(reply, 'unknown');
    return sendPage(reply, recipient.unsubscribedAt === null ? 'ask' : 'done');
  });

  app.post<TokenRoute>('/u/:token', async ({ params }, reply) => {
    const isKnown = await unsubscribeRecipient(db.orm, params.token);
    return sendPage(reply, isKnown ? 'done' : 'unknown');
  });
}

/** Mail services post a form, as `List-Unsubscribe=One-Click`; the token alone says what to do. */
function acceptAnyBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY_BYTES },
    (_request, _body, done) => done(null),
  );
}

function sendPage(reply: FastifyReply, state: 'ask' | 'done' | 'unknown'): FastifyReply {
  return reply
    .code(state === 'unknown' ? 404 : 200)
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
    .send(renderUnsubscribePage(state));
}
