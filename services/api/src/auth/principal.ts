import { AppError, hashToken, isWellFormedApiKey, type ApiScope } from '@earshot/core';
import { findApiKey, findSession, type Database } from '@earshot/db';
import type { FastifyRequest } from 'fastify';

/** Who asks. A browser's session may do what a person at the page may: everything in its workspace. */
export type Principal = {
  workspaceId: string;
  scopes: readonly string[];
  via: 'key' | 'session';
  id: string;
};

export const sessionCookie = 'earshot_session';

/** Finds who asks by `Authorization: Bearer esk_…` or the session cookie. Throws `unauthorized`. */
export async function authenticate(
  deps: { db: Database },
  request: FastifyRequest,
): Promise<Principal> {
  const header = request.headers.authorization;
  if (header !== undefined) return principalOfKey(deps, header);
  const token = request.cookies[sessionCookie];
  if (token !== undefined) return principalOfSession(deps, token, request);
  throw new AppError('unauthorized', 'Nothing is readable without a session or an API key.', {
    remedy: 'Open the address that `npm start` printed, or send `Authorization: Bearer esk_…`.',
  });
}

/** Throws `forbidden` when the principal lacks a scope; `admin` includes all. */
export function requireScope(principal: Principal, scope: ApiScope): void {
  if (principal.scopes.includes(scope) || principal.scopes.includes('admin')) return;
  throw new AppError('forbidden', `This API key may not do that: it lacks the scope "${scope}".`, {
    remedy: `Create a key with it: npx earshot keys create --scope ${scope}`,
  });
}

async function principalOfKey(deps: { db: Database }, header: string): Promise<Principal> {
  const key = /^Bearer\s+(\S+)$/i.exec(header)?.[1] ?? '';
  if (!isWellFormedApiKey(key)) {
    throw new AppError('unauthorized', 'The Authorization header holds no valid Earshot key.', {
      remedy: 'It must be `Bearer esk_…`, whole: keys carry a checksum, and this one does not fit.',
    });
  }
  const row = await findApiKey(deps.db.orm, hashToken(key));
  if (row === undefined)
    throw new AppError('unauthorized', 'This API key is unknown or was revoked.');
  return { workspaceId: row.workspaceId, scopes: row.scopes, via: 'key', id: row.id };
}

async function principalOfSession(
  deps: { db: Database },
  token: string,
  request: FastifyRequest,
): Promise<Principal> {
  const hash = hashToken(token);
  const workspaceId = await findSession(deps.db.orm, hash);
  if (workspaceId === undefined) {
    throw new AppError('unauthorized', 'This session has ended.', {
      remedy:
        'Open a new sign-in address: npx earshot start prints one, or sign in with an API key.',
    });
  }
  refuseForeignWrite(request);
  return { workspaceId, scopes: ['admin'], via: 'session', id: hash.toString('hex').slice(0, 16) };
}

/** A cookie travels with any page's request, so writes must come from our own. */
function refuseForeignWrite(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const isOwn =
    site === 'same-origin' || (origin !== undefined && hostOf(origin) === request.headers.host);
  if (!isOwn) throw new AppError('forbidden', 'A session may write only from its own page.');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
