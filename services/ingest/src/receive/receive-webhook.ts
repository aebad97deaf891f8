import type { Database } from '@earshot/db';
import { explainQueryError, noteRejection } from '@earshot/db';
import type { Logger } from '@earshot/runtime';
import type { IncomingDelivery, RawWebhook } from '@earshot/sources';
import type { Receiver } from './create-receiver.ts';
import type { OpenSource, SourceCache } from './source-cache.ts';

export type HookAnswer = {
  status: number;
  body?: string;
  contentType?: string;
  retryAfterSeconds?: number;
};

export type HookDeps = { db: Database; sources: SourceCache; receiver: Receiver; log: Logger };

/** Verifies a webhook, stores what it carries, and answers. Never a 2xx before the commit. */
export async function receiveWebhook(
  deps: HookDeps,
  sourceId: string,
  webhook: RawWebhook,
): Promise<HookAnswer> {
  const source = await deps.sources.find(sourceId);
  if (source?.kind.receive === undefined)
    return problem(404, 'There is no webhook at this address.');
  const context = { settings: source.settings, secrets: source.secrets, now: webhook.receivedAt };
  const outcome = source.kind.receive(context, webhook);
  switch (outcome.outcome) {
    case 'answered':
      return outcome;
    case 'unauthorized':
      await refuse(deps, source, outcome.reason);
      return problem(401, outcome.reason);
    case 'rejected':
      await refuse(deps, source, outcome.reason);
      return problem(400, outcome.reason);
    case 'accepted':
      return store(deps, source, { deliveries: outcome.deliveries, at: webhook.receivedAt });
    default:
      return outcome satisfies never;
  }
}

async function store(
  deps: HookDeps,
  source: OpenSource,
  received: { deliveries: readonly IncomingDelivery[]; at: Date },
): Promise<HookAnswer> {
  const written = await Promise.all(
    received.deliveries.map((delivery) =>
      deps.receiver.receive({
        workspaceId: source.row.workspaceId,
        sourceId: source.row.id,
        dedupeKey: delivery.dedupeKey,
        body: Buffer.from(delivery.body),
        contentType: delivery.contentType,
        receivedAt: received.at,
      }),
    ),
  );
  const refused = written.find((row) => row.outcome === 'refused');
  return refused === undefined ? { status: 200 } : problem(400, refused.reason);
}

async function refuse(deps: HookDeps, source: OpenSource, reason: string): Promise<void> {
  deps.log.warn({ sourceId: source.row.id, reason }, 'webhook refused');
  // A refusal stands whether or not it can be noted.
  await noteRejection(deps.db.orm, { sourceId: source.row.id, reason }).catch((error: unknown) =>
    deps.log.warn({ err: explainQueryError(error) }, 'refusal not noted'),
  );
}

function problem(status: number, detail: string): HookAnswer {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, detail };
  return { status, body: JSON.stringify(body), contentType: 'application/problem+json' };
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
};
