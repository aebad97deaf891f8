import type { SealingKeys } from '@earshot/core';
import type { Database } from '@earshot/db';
import type { Embedder } from '@earshot/models';
import type { JobQueue } from '@earshot/queue';
import type { Logger } from '@earshot/runtime';

/** What the API answers from. Built once in `main.ts`. */
export type ApiDeps = {
  db: Database;
  queue: JobQueue;
  /** The encoder, loaded by the first search. */
  embedder: () => Promise<Embedder>;
  keys: SealingKeys;
  log: Logger;
  settings: ApiSettings;
};

export type ApiSettings = {
  /** Where people reach this service, without a trailing slash. */
  publicUrl: string;
  /** Where vendors reach `/hooks/{sourceId}`, without a trailing slash. */
  hooksUrl: string;
  /** The built page; undefined serves the API alone. */
  webDir: string | undefined;
  hasLanguageModel: boolean;
  hasMail: boolean;
  /** Requests a minute that one key or session may make. */
  requestsPerMinute: number;
  /** Trust `X-Forwarded-*` of a reverse proxy. */
  trustProxy: boolean;
};
