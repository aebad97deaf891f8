import { AppError, createToken, hashToken } from '@earshot/core';
import { deleteSession, insertSession, takeSignIn } from '@earshot/db';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { App } from '../http/app.ts';
import { authenticate, requireScope, sessionCookie } from './principal.ts';

const sessionMs = 30 * 24 * 3600 * 1000;

/** Sign-in by one-time link or API key, and sign-out. */
export function sessionRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    app.get(
      '/sign-in',
      { schema: { hide: true, querystring: z.object({ token: z.string().max(200) }) } },
      async (request, reply) => {
        const workspaceId = await takeSignIn(deps.db.orm, hashToken(request.query.token));
        // A used link still leads to the page: whoever is signed in sees it, everybody else is told how to sign in.
        if (workspaceId !== undefined) await startSession(deps, reply, workspaceId);
        return reply.redirect('/', 303);
      },
    );

    app.post(
      '/session',
      { schema: { hide: true, body: z.object({ key: z.string().max(200) }) } },
      async (request, reply) => {
        request.headers.authorization = `Bearer ${request.body.key.trim()}`;
        const principal = await authenticate(deps, request);
        requireScope(principal, 'admin');
        await startSession(deps, reply, principal.workspaceId);
        return reply.code(204).send();
      },
    );

    app.delete('/session', { schema: { hide: true } }, async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token === undefined) throw new AppError('unauthorized', 'There is no session to end.');
      await deleteSession(deps.db.orm, hashToken(token));
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send();
    });
  };
}

async function startSession(
  deps: ApiDeps,
  reply: FastifyReply,
  workspaceId: string,
): Promise<void> {
  const { token, hash } = createToken();
  const expiresAt = new Date(Date.now() + sessionMs);
  await insertSession(deps.db.orm, { workspaceId, kind: 'session', hash, expiresAt });
  reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.settings.publicUrl.startsWith('https://'),
    expires: expiresAt,
  });
}
