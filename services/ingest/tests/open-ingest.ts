import { randomBytes } from 'node:crypto';
import { createSealingKeys, seal } from '@earshot/core';
import {
  insertDeliveries,
  insertSource,
  selectRows,
  type Database,
  type SourceRow,
} from '@earshot/db';
import { chooseQueue, migrateJobQueue, openJobQueue, type JobQueue } from '@earshot/queue';
import { createLogger } from '@earshot/runtime';
import { createTestWorkspace, openTestDatabase } from '@earshot/testing';
import { sql } from 'drizzle-orm';
import { buildHookServer } from '../src/receive/build-hook-server.ts';
import { createReceiver } from '../src/receive/create-receiver.ts';
import { createSourceCache } from '../src/receive/source-cache.ts';

export const log = createLogger({ service: 'test', level: 'silent' });
export const keys = createSealingKeys([randomBytes(32).toString('hex')]);

export type Ingest = { db: Database; queue: JobQueue; dispose: () => Promise<void> };

/** The database and the queue that a test file shares. */
export async function openIngest(): Promise<Ingest> {
  const { db, dispose } = await openTestDatabase();
  await migrateJobQueue(db.connection);
  const queue = await openJobQueue({ log }, chooseQueue(undefined, db.connection));
  return {
    db,
    queue,
    async dispose() {
      await queue.close();
      await dispose();
    },
  };
}

/** A receiving server over them. `inject` goes through all of it but the socket. */
export async function openHooks(ingest: Pick<Ingest, 'db' | 'queue'>) {
  const receiver = createReceiver({ ...ingest, log });
  const sources = createSourceCache({ db: ingest.db, keys });
  const hooks = { db: ingest.db, sources, receiver, log };
  const server = await buildHookServer(hooks, { trustProxy: false });
  return {
    server,
    receiver,
    sources,
    async dispose() {
      await server.close();
      await receiver.close();
    },
  };
}

export type NewTestSource = {
  kind: string;
  settings?: Record<string, unknown>;
  secrets?: string[];
};

/** A source of a workspace of its own, unless one is given. */
export async function createSource(
  db: Database,
  input: NewTestSource,
  workspaceId?: string,
): Promise<SourceRow> {
  const id = workspaceId ?? (await createTestWorkspace(db)).id;
  const name = `${input.kind} ${randomBytes(4).toString('hex')}`;
  const secrets = input.secrets ?? [];
  return insertSource(db.orm, {
    workspaceId: id,
    kind: input.kind,
    name,
    settings: input.settings ?? {},
    ...(secrets.length > 0 && { sealedSecrets: seal(keys, secrets) }),
  });
}

let stored = 0;

/** Deliveries as if they had been received, without their bell. A text is stored as it is, anything else as JSON. */
export async function storeBodies(
  { db, receivedAt = new Date('2025-02-01T00:00:00Z') }: { db: Database; receivedAt?: Date },
  source: SourceRow,
  bodies: readonly unknown[],
): Promise<void> {
  const rows = bodies.map((body) => ({
    workspaceId: source.workspaceId,
    sourceId: source.id,
    dedupeKey: `test-${(stored += 1)}`,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    contentType: 'application/json',
    receivedAt,
  }));
  await insertDeliveries(db.pool, rows);
}

export type StoredDelivery = {
  id: number;
  state: string;
  attempts: number;
  outcome: string | null;
  error: string | null;
};

export async function listDeliveries(db: Database, sourceId: string): Promise<StoredDelivery[]> {
  return selectRows<StoredDelivery>(
    db.orm,
    sql`
      select id::float8 as id, state, attempts, outcome, error from deliveries
      where source_id = ${sourceId} order by id`,
  );
}
