import { AppError, createToken } from '@earshot/core';
import { buildApp } from '@earshot/api';
import { createClient, type EarshotClient } from '@earshot/client';
import { ensureWorkspace, insertSession, listWorkspaces, type WorkspaceRow } from '@earshot/db';
import { closeAll, createLogger, type Closable } from '@earshot/runtime';
import { apiDeps, openParts, type Parts } from '@earshot/standalone';
import { readCliConfig, type Environment, type ProgramOptions } from './read-cli-config.ts';

type App = Awaited<ReturnType<typeof buildApp>>;

/** What a command works with: the parts, its workspace, and the API without a network between. */
export type Earshot = { parts: Parts; workspace: WorkspaceRow; client: EarshotClient };

/** Opens the database (joining a running Earshot where one holds it), runs the command and closes all. */
export async function withEarshot<T>(
  env: Environment,
  options: ProgramOptions,
  run: (earshot: Earshot) => Promise<T>,
): Promise<T> {
  const config = readCliConfig(env, options);
  const log = createLogger({
    service: 'cli',
    level: env.LOG_LEVEL === undefined ? 'error' : config.logLevel,
  });
  const open: Closable[] = [];
  try {
    const parts = await openParts({ log }, config);
    open.push(parts);
    const workspace = await chooseWorkspace(parts, options.workspace);
    const client = connect(parts, workspace, async () => {
      const app = await buildApp(apiDeps(parts));
      open.push(app);
      return app;
    });
    return await run({ parts, workspace, client });
  } finally {
    await closeAll(open);
  }
}

/** A new database gets its workspace from the first command that needs one. */
function firstWorkspace(slug = 'main'): { slug: string; name: string; timeZone: string } {
  return { slug, name: 'My workspace', timeZone: 'UTC' };
}

async function chooseWorkspace(parts: Parts, slug: string | undefined): Promise<WorkspaceRow> {
  const workspaces = await listWorkspaces(parts.db.orm);
  const slugs = workspaces.map((workspace) => workspace.slug).join(', ');
  const [only] = workspaces;
  if (only === undefined) return ensureWorkspace(parts.db.orm, firstWorkspace(slug));
  if (slug === undefined && workspaces.length === 1) return only;
  const found = workspaces.find((workspace) => workspace.slug === slug);
  if (found !== undefined) return found;
  if (slug === undefined) {
    throw new AppError('invalid-input', 'There are several workspaces.', {
      remedy: `Choose one with --workspace: ${slugs}.`,
    });
  }
  throw new AppError('not-found', `There is no workspace "${slug}".`, {
    remedy: `There are: ${slugs}.`,
  });
}

/**
 * The same API as over HTTP, called in the process with a session of a day. The app is built by the first
 * call: most commands of the operator need none.
 */
export function connect(
  parts: Parts,
  workspace: WorkspaceRow,
  build: () => Promise<App>,
): EarshotClient {
  let door: Promise<{ app: App; token: string }> | undefined;
  return createClient({
    baseUrl: parts.config.publicUrl,
    async fetch(request) {
      door ??= openDoor(parts, workspace, build);
      const { app, token } = await door;
      return inject(app, request, token);
    },
  });
}

async function openDoor(
  parts: Parts,
  workspace: WorkspaceRow,
  build: () => Promise<App>,
): Promise<{ app: App; token: string }> {
  const { token, hash } = createToken();
  const expiresAt = new Date(Date.now() + 24 * 3_600_000);
  await insertSession(parts.db.orm, {
    workspaceId: workspace.id,
    kind: 'session',
    hash,
    expiresAt,
  });
  return { app: await build(), token };
}

async function inject(app: App, request: Request, token: string): Promise<Response> {
  const url = new URL(request.url);
  const body =
    request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.text();
  const answer = await app.inject({
    method: request.method as 'GET',
    url: url.pathname + url.search,
    headers: {
      ...Object.fromEntries(request.headers),
      cookie: `earshot_session=${token}`,
      'sec-fetch-site': 'same-origin',
    },
    ...(body === undefined ? {} : { payload: body }),
  });
  const isEmpty = answer.statusCode === 204;
  return new Response(isEmpty ? null : answer.body, {
    status: answer.statusCode,
    headers: { 'content-type': answer.headers['content-type'] ?? 'application/json' },
  });
}
