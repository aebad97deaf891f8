import type { AppErrorCode } from '@earshot/core';
import type { SessionLimits } from '../session/join-session.ts';
import type { ServerAddress } from './listen.ts';

/** What the worker thread is started with. Paths are absolute. */
export type WorkerInput = {
  postgresDir: string;
  /** A ready folder to copy when `postgresDir` does not exist; made first when it does not exist either. */
  templateDir: string;
  listenOn: { runDir: string } | { password: string };
  limits: SessionLimits;
  maxConnections: number;
};

export type WorkerRequest = { kind: 'close' } | { kind: 'copy'; id: number; targetDir: string };

export type WorkerError = {
  code: AppErrorCode;
  message: string;
  remedy: string | undefined;
  detail: string;
};

export type WorkerReport =
  | { kind: 'ready'; address: ServerAddress; startMs: number; initialised: boolean }
  /** What PostgreSQL printed before it ended: no other line, for those may quote data. */
  | { kind: 'printed'; line: string }
  | { kind: 'failed'; error: WorkerError }
  | { kind: 'copied'; id: number; error: WorkerError | undefined };
