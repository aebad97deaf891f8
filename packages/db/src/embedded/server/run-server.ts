import { createServer, type Server } from 'node:net';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '@earshot/core';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { copyFolder } from '../folder/copy-folder.ts';
import { preparePostgresDir } from '../folder/prepare-postgres-dir.ts';
import { enforceLimits } from '../session/join-session.ts';
import { openSharedSession, runInternally, type SharedSession } from '../session/shared-session.ts';
import { enqueueTask } from '../session/task-queue.ts';
import { listenOnLoopback, listenOnUnixSocket } from './listen.ts';
import { serveSocket } from './serve-socket.ts';
import type { WorkerError, WorkerInput, WorkerReport, WorkerRequest } from './worker-messages.ts';

type Report = (message: WorkerReport) => void;
type Running = { pglite: PGlite; session: SharedSession; server: Server; input: WorkerInput };

const MAX_FRAME_BYTES = 256 * 1024 * 1024;
const LIMITS_CHECK_MS = 1000;
const LAST_WORDS = /\b(?:FATAL|PANIC):/;

/** Runs PostgreSQL in this thread and serves it until a `close` request. Reports on `port`; never throws. */
export async function runServer(port: MessagePort, input: WorkerInput): Promise<void> {
  function report(message: WorkerReport): void {
    port.postMessage(message);
  }
  try {
    const startedAt = performance.now();
    const { initialised } = await preparePostgresDir(input);
    const running = await startServer(input, report);
    const { listenOn } = input;
    const address =
      'runDir' in listenOn
        ? await listenOnUnixSocket(running.server, listenOn.runDir)
        : await listenOnLoopback(running.server, listenOn.password);
    port.on('message', (request: WorkerRequest) => {
      if (request.kind === 'copy') copyWhenIdle(running, request, report);
      else closeWhenIdle(running, port, report);
    });
    report({ kind: 'ready', address, startMs: performance.now() - startedAt, initialised });
  } catch (error) {
    reportFailure(report, error);
  }
}

async function startServer(input: WorkerInput, report: Report): Promise<Running> {
  const pglite = await openPglite(input.postgresDir, (line) => report({ kind: 'printed', line }));
  const session = await openSharedSession(
    (bytes) => exchange(pglite, bytes),
    (error) => reportFailure(report, error),
  );
  const server = createServer((socket) =>
    serveSocket(session, socket, {
      password: 'password' in input.listenOn ? input.listenOn.password : undefined,
      maxConnections: input.maxConnections,
      maxFrameBytes: MAX_FRAME_BYTES,
    }),
  );
  setInterval(() => enforceLimits(session, input.limits), LIMITS_CHECK_MS).unref();
  return { pglite, session, server, input };
}

async function openPglite(dataDir: string, print: (line: string) => void): Promise<PGlite> {
  function onStderr(line: string): boolean {
    const at = line.search(LAST_WORDS);
    if (at !== -1) print(line.slice(at));
    return false;
  }
  try {
    return await PGlite.create({ dataDir, extensions: { vector }, onStderr });
  } catch (cause) {
    throw new AppError('corrupt', `The database in ${dataDir} cannot be opened.`, {
      cause,
      remedy: 'Restore the newest copy or backup of the data folder.',
    });
  }
}

async function exchange(pglite: PGlite, bytes: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  await pglite.execProtocolRawStream(bytes, {
    // On a real file system there is nothing to sync, and skipping it halves the time of a small query.
    syncToFs: false,
    // The bytes are a view into PostgreSQL's memory.
    onRawData: (data) => chunks.push(Buffer.from(data)),
  });
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function copyWhenIdle(
  { session, input }: Running,
  request: Extract<WorkerRequest, { kind: 'copy' }>,
  report: Report,
): void {
  enqueueTask(session.queue, {
    owner: undefined,
    async run() {
      const { id, targetDir } = request;
      await runInternally(session, 'CHECKPOINT');
      try {
        await copyFolder(input.postgresDir, targetDir);
        report({ kind: 'copied', id, error: undefined });
      } catch (error) {
        report({ kind: 'copied', id, error: toWorkerError(error) });
      }
    },
  });
}

function closeWhenIdle(
  { pglite, session, server }: Running,
  port: MessagePort,
  report: Report,
): void {
  server.close();
  for (const connection of session.connections) {
    connection.end({
      severity: 'FATAL',
      code: '57P01',
      message: 'terminating connection due to administrator command',
    });
  }
  if (session.queue.failed) {
    port.close();
    return;
  }
  enqueueTask(session.queue, {
    owner: undefined,
    async run() {
      try {
        await pglite.close();
      } catch (error) {
        reportFailure(report, error);
      }
      port.close();
    },
  });
}

function reportFailure(report: Report, error: unknown): void {
  report({ kind: 'failed', error: toWorkerError(error) });
}

function toWorkerError(error: unknown): WorkerError {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause =
    error instanceof Error && error.cause instanceof Error ? `\n${error.cause.message}` : '';
  return {
    code: error instanceof AppError ? error.code : 'internal',
    message: error instanceof Error ? error.message : String(error),
    remedy: error instanceof AppError ? error.remedy : undefined,
    detail: detail + cause,
  };
}
