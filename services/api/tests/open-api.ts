import { randomBytes } from 'node:crypto';
import { createApiKey, createSealingKeys, createToken, type ApiScope } from '@earshot/core';
import { insertApiKey, insertSession } from '@earshot/db';
import { chooseQueue, migrateJobQueue, openJobQueue } from '@earshot/queue';
import { createLogger } from '@earshot/runtime';
import { createTestWorkspace, createWordEmbedder, openTestDatabase } from '@earshot/testing';
import type { ApiSettings } from '../src/api-deps.ts';
import { buildApp } from '../src/build-app.ts';

const log = createLogger({ service: 'test', level: 'silent' });

const settings: ApiSettings = {
  publicUrl: 'http://earshot.test',
  hooksUrl: 'http://hooks.test',
  webDir: undefined,
  hasLanguageModel: false,
  hasMail: false,
  requestsPerMinute: 100_000,
  trustProxy: false,
};

/** The API over a database and a queue of its own. */
export async function openApi() {
  const { db, dispose } = await openTestDatabase();
  await migrateJobQueue(db.connection);
  const queue = await openJobQueue({ log }, chooseQueue(undefined, db.connection));
  const embedder = createWordEmbedder();
  const keys = createSealingKeys([randomBytes(32).toString('hex')]);
  const deps = { db, queue, keys, log, embedder: () => Promise.resolve(embedder) };
  const build = (changed: Partial<ApiSettings> = {}, parts: Partial<typeof deps> = {}) =>
    buildApp({ ...deps, ...parts, settings: { ...settings, ...changed } });
  const app = await build();
  return {
    ...deps,
    app,
    build,
    async dispose() {
      await app.close();
      await queue.close();
      await dispose();
    },
  };
}
export type Api = Awaited<ReturnType<typeof openApi>>;

/** A workspace with a key of the scopes, and how to ask with it. */
export async function openWorkspace(
  api: Api,
  input: { scopes?: ApiScope[]; timeZone?: string } = {},
) {
  const workspace = await createTestWorkspace(api.db, input.timeZone);
  const key = await createKey(api, workspace.id, input.scopes ?? ['read', 'write']);
  const headers = { authorization: `Bearer ${key}` };
  return {
    ...workspace,
    key,
    headers,
    get: (url: string, more: Record<string, string> = {}) =>
      api.app.inject({ method: 'GET', url, headers: { ...headers, ...more } }),
    post: (url: string, payload: unknown, more: Record<string, string> = {}) =>
      api.app.inject({
        method: 'POST',
        url,
        payload: JSON.stringify(payload),
        headers: { ...headers, 'content-type': 'application/json', ...more },
      }),
  };
}
export type TestWorkspace = Awaited<ReturnType<typeof openWorkspace>>;

export async function createKey(
  api: Api,
  workspaceId: string,
  scopes: ApiScope[],
): Promise<string> {
  const { key, prefix, hash } = createApiKey();
  await insertApiKey(api.db.orm, { workspaceId, name: 'test', prefix, hash, scopes });
  return key;
}

/** The token of a one-time sign-in link. */
export async function createSignIn(api: Api, workspaceId: string, forMs = 60_000): Promise<string> {
  const { token, hash } = createToken();
  const expiresAt = new Date(Date.now() + forMs);
  await insertSession(api.db.orm, { workspaceId, kind: 'sign-in', hash, expiresAt });
  return token;
}
