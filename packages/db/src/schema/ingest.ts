import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, timestamptz, workspaceId } from './columns.ts';

/** A configured connection. Secrets are AES-256-GCM sealed (`seal` in `@earshot/core`). */
export const sources = pgTable(
  'sources',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    settings: jsonb('settings').notNull().default({}),
    sealedSecrets: bytea('sealed_secrets'),
    cursor: jsonb('cursor'),
    /** Weight of its mentions in the combined score, 1 = as counted. */
    weight: doublePrecision('weight').notNull().default(1),
    lastEventAt: timestamptz('last_event_at'),
    lastRejectedAt: timestamptz('last_rejected_at'),
    lastRejectedReason: text('last_rejected_reason'),
    createdAt: createdAt(),
    pausedAt: timestamptz('paused_at'),
    deletedAt: timestamptz('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('sources_id').on(t.id),
    uniqueIndex('sources_name')
      .on(t.workspaceId, t.name)
      .where(sql`deleted_at is null`),
  ],
);

/** Work states of a delivery or a feedback: what a row waits for is in the row, a queue only rings the bell. */
export const workStates = ['ready', 'claimed', 'done', 'dead'] as const;
export type WorkState = (typeof workStates)[number];

/** One raw record as it arrived. This table is the queue's truth. */
export const deliveries = pgTable(
  'deliveries',
  {
    workspaceId: workspaceId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    sourceId: uuid('source_id').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    body: bytea('body').notNull(),
    contentType: text('content_type').notNull(),
    receivedAt: timestamptz('received_at').notNull().defaultNow(),
    state: text('state', { enum: workStates }).notNull().default('ready'),
    attempts: smallint('attempts').notNull().default(0),
    /** Not before this time: the lease while claimed, the backoff while ready. */
    dueAt: timestamptz('due_at').notNull().defaultNow(),
    outcome: text('outcome'),
    error: text('error'),
    errorStack: text('error_stack'),
    finishedAt: timestamptz('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('deliveries_dedupe').on(t.workspaceId, t.sourceId, t.dedupeKey),
    index('deliveries_due')
      .on(t.dueAt)
      .where(sql`state in ('ready', 'claimed')`),
    index('deliveries_dead')
      .on(t.workspaceId, t.id)
      .where(sql`state = 'dead'`),
  ],
);

/** One file that was imported: what was read, what was refused and why. */
export const imports = pgTable(
  'imports',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    sourceId: uuid('source_id').notNull(),
    fileName: text('file_name').notNull(),
    rowsRead: integer('rows_read').notNull().default(0),
    rowsAccepted: integer('rows_accepted').notNull().default(0),
    rowsDuplicate: integer('rows_duplicate').notNull().default(0),
    /** `[{ row, reason }]`, the first thousand. */
    rejected: jsonb('rejected').notNull().default([]),
    rowsRejected: integer('rows_rejected').notNull().default(0),
    startedAt: timestamptz('started_at').notNull().defaultNow(),
    finishedAt: timestamptz('finished_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);
