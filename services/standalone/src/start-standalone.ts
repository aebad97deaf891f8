import { AppError, createToken } from '@earshot/core';
import { ensureWorkspace, insertSession, listWorkspaces, type WorkspaceRow } from '@earshot/db';
import { startHousekeeping } from '@earshot/reporter';
import { closeAll, type Closable, type Logger } from '@earshot/runtime';
import { buildServer } from './build-server.ts';
import type { StandaloneConfig } from './config.ts';
import { ensureDemo } from './demo/ensure-demo.ts';
import { loadDemo } from './demo/load-demo.ts';
import { isDemoReported } from './demo/report-on-demo.ts';
import type { ImportResult } from './import-table.ts';
import { openParts, type Parts } from './open-parts.ts';
import { writeRunningAddress } from './running-address.ts';
import { startMaintenance } from './start-maintenance.ts';
import { startWorkers } from './start-workers.ts';

/** What is being done, for a line on the terminal. */
export type StartStep = 'opening' | 'serving';

export type StartOptions = {
  /** Skip the demo when the database is new. */
  isEmpty: boolean;
  onStep: (step: StartStep) => void;
};

export type Standalone = Closable & {
  parts: Parts;
  app: Awaited<ReturnType<typeof buildServer>>['app'];
  /** Signs a browser in once. */
  signInUrl: string;
  /** Resolves with the reason when the embedded database ends by itself: nothing works without it. */
  failure: Promise<unknown> | undefined;
  workspace: WorkspaceRow;
  /** Resolves when the demo's rows are stored and on their way to themes; undefined when there is nothing to load. */
  demoStored: Promise<ImportResult> | undefined;
};

const signInMs = 24 * 3600 * 1000;

/** Starts everything in one process: database, queue, workers, server; and the demo when the database is new. */
export async function startStandalone(
  deps: { log: Logger },
  config: StandaloneConfig,
  options: StartOptions,
): Promise<Standalone> {
  const open: Closable[] = [];
  try {
    options.onStep('opening');
    const parts = await openParts(deps, config);
    open.push(parts);
    // The model loads while the server starts; its failure is told where it is awaited.
    parts.embedder().catch(() => undefined);
    if (config.database.kind === 'embedded' && parts.db.embedded === undefined)
      throw alreadyRunning(config);
    const known = await listWorkspaces(parts.db.orm);
    const server = await buildServer(parts);
    open.push(server);
    await listen(server.app, config);
    if (parts.db.embedded !== undefined) {
      await writeRunningAddress(config.dataDir, config.publicUrl);
    }
    options.onStep('serving');
    const workspace = known[0] ?? (await firstWorkspace(parts, options));
    // A demo that was interrupted is taken up here: importing again adds only what is missing.
    const isLoadingDemo = workspace.isDemo && !(await isDemoReported(parts, workspace));
    const stopping = new AbortController();
    const demo = isLoadingDemo ? loadDemo(parts, workspace, stopping.signal) : undefined;
    open.push(await startWorkers(parts), startHousekeeping(parts), startMaintenance(parts));
    if (demo !== undefined) open.push(closing(demo.reported, stopping));
    return {
      parts,
      app: server.app,
      workspace,
      demoStored: demo?.stored,
      failure: parts.db.embedded?.failure,
      signInUrl: await createSignInUrl(parts, workspace.id),
      close: () => closeAll(open),
    };
  } catch (error) {
    await closeAll(open).catch((closing: unknown) => deps.log.warn({ err: closing }, 'not closed'));
    throw error;
  }
}

/** A link that opens the page signed in, once, within a day. */
export async function createSignInUrl(parts: Parts, workspaceId: string): Promise<string> {
  const { token, hash } = createToken();
  const expiresAt = new Date(Date.now() + signInMs);
  await insertSession(parts.db.orm, { workspaceId, kind: 'sign-in', hash, expiresAt });
  return `${parts.config.publicUrl}/sign-in?token=${token}`;
}

async function firstWorkspace(parts: Parts, options: StartOptions): Promise<WorkspaceRow> {
  if (!options.isEmpty) return ensureDemo(parts);
  return ensureWorkspace(parts.db.orm, { slug: 'main', name: 'My workspace', timeZone: 'UTC' });
}

/** Ends what runs in the background; that it was ended is no failure. */
function closing(running: Promise<void>, stopping: AbortController): Closable {
  return {
    async close() {
      stopping.abort();
      await running.catch(() => undefined);
    },
  };
}

async function listen(
  app: { listen(address: { host: string; port: number }): Promise<string> },
  config: StandaloneConfig,
): Promise<void> {
  const { host, port } = config.listen;
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new AppError('invalid-config', `Port ${port} on ${host} is taken by another program.`, {
        cause,
        remedy: `Choose another one: npm start -- --port ${port + 1}`,
      });
    }
    throw new AppError(
      'invalid-config',
      `Cannot listen on ${host}:${port} (${code ?? 'unknown'}).`,
      {
        cause,
        remedy: 'Choose an address of this machine with --host and a port above 1023 with --port.',
      },
    );
  }
}

function alreadyRunning(config: StandaloneConfig): AppError {
  return new AppError('conflict', `Earshot already runs on the data folder ${config.dataDir}.`, {
    remedy: 'Use the one that runs, stop it first, or choose another folder with --data-dir.',
  });
}
