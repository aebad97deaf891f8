import {
  buryAbandonedDeliveries,
  claimDeliveries,
  failDelivery,
  type SourceRow,
} from '@earshot/db';
import { waitUntil } from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drainDeliveries } from '../src/normalise/drain-deliveries.ts';
import { createSourceCache } from '../src/receive/source-cache.ts';
import { startIngestWorker } from '../src/start-ingest-worker.ts';
import { sweep } from '../src/start-sweep.ts';
import {
  createSource,
  keys,
  listDeliveries,
  log,
  openIngest,
  storeBodies,
  type Ingest,
} from './open-ingest.ts';

const never = new AbortController().signal;

let ingest: Ingest;
beforeAll(async () => {
  ingest = await openIngest();
});
afterAll(async () => {
  await ingest?.dispose();
});

function deps() {
  return { ...ingest, sources: createSourceCache({ db: ingest.db, keys }), log };
}

describe('claimed deliveries', () => {
  const feedback = { externalId: 'f', text: 'Search finds nothing.' };

  it('are taken up by another worker when theirs vanished', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    await storeBodies(ingest, source, [feedback]);
    const lost = await claimDeliveries(ingest.db.orm, { limit: 10, leaseMs: 60_000 });
    expect(lost).toHaveLength(1);
    await drainDeliveries(deps(), never);
    expect(await listDeliveries(ingest.db, source.id)).toMatchObject([{ state: 'claimed' }]);
    await endLeases(source);
    await drainDeliveries(deps(), never);
    expect(await listDeliveries(ingest.db, source.id)).toMatchObject([
      { state: 'done', attempts: 2 },
    ]);
    const late = lost[0] as (typeof lost)[number];
    await failDelivery(ingest.db.orm, late, { retryable: false, reason: 'late', stack: '' });
    expect(await listDeliveries(ingest.db, source.id)).toMatchObject([{ state: 'done' }]);
  });

  it('are buried after five attempts that ended without a word', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    await storeBodies(ingest, source, [feedback]);
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await claimDeliveries(ingest.db.orm, { limit: 10, leaseMs: 60_000 })).toMatchObject([
        { attempts: attempt },
      ]);
      await endLeases(source);
    }
    expect(await claimDeliveries(ingest.db.orm, { limit: 10, leaseMs: 60_000 })).toEqual([]);
    expect(await buryAbandonedDeliveries(ingest.db.orm)).toBe(1);
    const [row] = await listDeliveries(ingest.db, source.id);
    expect(row?.state).toBe('dead');
    expect(row?.error).toContain('abandoned');
  });

  it('are found by the sweep when no bell rang, and done by a worker', async () => {
    const source = await createSource(ingest.db, { kind: 'api' });
    await storeBodies(ingest, source, [feedback]);
    const worker = startIngestWorker(deps());
    expect(await sweep({ ...ingest, log })).toMatchObject({ deliveries: true });
    await waitUntil('the delivery is done', async () => {
      const [row] = await listDeliveries(ingest.db, source.id);
      return row?.state === 'done';
    });
    await worker.close();
  });
});

async function endLeases(source: SourceRow): Promise<void> {
  await ingest.db.pool.query(
    `update deliveries set due_at = now() - interval '1 second' where source_id = $1`,
    [source.id],
  );
}
