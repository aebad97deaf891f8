import { findSourceByName, insertDeliveries, insertSource, touchSources } from '@earshot/db';
import { normaliseDeliveries } from '@earshot/queue';
import { hashKey } from '@earshot/sources';
import type { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { FeedbackAccepted, NewFeedbacks } from '../schemas/voices.ts';

/** The source that posted feedback belongs to, made by the first post. */
const apiSourceName = 'API';

/** Stores posted feedback as deliveries, in one commit, and rings the bell. */
export async function acceptFeedback(
  deps: ApiDeps,
  workspaceId: string,
  body: z.infer<typeof NewFeedbacks>,
): Promise<z.infer<typeof FeedbackAccepted>> {
  const posted = Array.isArray(body) ? body : [body];
  const receivedAt = new Date();
  const sourceId = await ensureApiSource(deps, workspaceId);
  const rows = posted.map((feedback) => {
    const record = Buffer.from(JSON.stringify(feedback));
    return {
      workspaceId,
      sourceId,
      dedupeKey: hashKey(record),
      body: record,
      contentType: 'application/json',
      receivedAt,
    };
  });
  const inserted = await insertDeliveries(deps.db.pool, rows);
  await touchSources(deps.db.orm, [sourceId]);
  deps.queue
    .ring(normaliseDeliveries, {})
    .catch((error: unknown) => deps.log.warn({ err: error }, 'bell not rung'));
  return {
    results: rows.map(({ dedupeKey }, index) => {
      const outcome = inserted[index];
      const isAccepted = outcome?.outcome === 'accepted';
      return {
        externalId: posted[index]?.externalId ?? dedupeKey,
        outcome: isAccepted ? ('accepted' as const) : ('duplicate' as const),
        deliveryId: isAccepted ? String(outcome.id) : null,
      };
    }),
  };
}

async function ensureApiSource(deps: ApiDeps, workspaceId: string): Promise<string> {
  const named = { workspaceId, name: apiSourceName };
  const known = await findSourceByName(deps.db.orm, named);
  if (known !== undefined) return known.id;
  try {
    return (await insertSource(deps.db.orm, { ...named, kind: 'api', settings: {} })).id;
  } catch (error) {
    // Two first posts at once: the unique name lets one of them in.
    const other = await findSourceByName(deps.db.orm, named);
    if (other === undefined) throw error;
    return other.id;
  }
}
