import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, halfvec, timestamptz, tsvector, workspaceId } from './columns.ts';
import { workStates } from './ingest.ts';

export const accounts = pgTable(
  'accounts',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    attributes: jsonb('attributes').notNull().default({}),
    arrCents: bigint('arr_cents', { mode: 'number' }),
    /** Each part with the version it was said at: changes of one account merge in any order. */
    merged: jsonb('merged').notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('accounts_external').on(t.workspaceId, t.externalId),
    index('accounts_attributes').using('gin', t.attributes),
  ],
);

export const customers = pgTable(
  'customers',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    externalId: text('external_id').notNull(),
    name: text('name'),
    email: text('email'),
    accountId: uuid('account_id'),
    attributes: jsonb('attributes').notNull().default({}),
    merged: jsonb('merged').notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('customers_external').on(t.workspaceId, t.externalId),
  ],
);

/** One ticket, conversation, interview, post or review. `merged` is the `FeedbackState` all deliveries merge into. */
export const feedback = pgTable(
  'feedback',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    sourceId: uuid('source_id').notNull(),
    externalId: text('external_id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject'),
    url: text('url'),
    language: text('language'),
    occurredAt: timestamptz('occurred_at').notNull(),
    accountId: uuid('account_id'),
    customerId: uuid('customer_id'),
    attributes: jsonb('attributes').notNull().default({}),
    merged: jsonb('merged').notNull(),
    /** SHA-256 of what the customer said: unchanged words are not extracted again. */
    contentHash: bytea('content_hash').notNull(),
    state: text('state', { enum: workStates }).notNull().default('ready'),
    attempts: smallint('attempts').notNull().default(0),
    dueAt: timestamptz('due_at').notNull().defaultNow(),
    error: text('error'),
    errorStack: text('error_stack'),
    createdAt: createdAt(),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
    deletedAt: timestamptz('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('feedback_external').on(t.workspaceId, t.sourceId, t.externalId),
    index('feedback_time').on(t.workspaceId, t.occurredAt, t.id),
    index('feedback_due')
      .on(t.dueAt)
      .where(sql`state in ('ready', 'claimed')`),
    index('feedback_dead')
      .on(t.workspaceId, t.id)
      .where(sql`state = 'dead'`),
  ],
);

/**
 * One atomic point. Source, account, customer and time are copied from its feedback, so that a window's ranking reads
 * one index; `themeId` is the current assignment, whose history is in `assignments`.
 */
export const mentions = pgTable(
  'mentions',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    feedbackId: uuid('feedback_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    turnId: text('turn_id').notNull(),
    quoteStart: integer('quote_start').notNull(),
    quoteEnd: integer('quote_end').notNull(),
    quote: text('quote').notNull(),
    statement: text('statement').notNull(),
    type: text('type', { enum: ['pain', 'request', 'praise', 'question'] }).notNull(),
    sentiment: real('sentiment').notNull(),
    urgency: smallint('urgency').notNull(),
    sourceId: uuid('source_id').notNull(),
    accountId: uuid('account_id'),
    customerId: uuid('customer_id'),
    /** Who is counted for reach: the account, else the customer, else the feedback itself. */
    voiceId: uuid('voice_id').notNull(),
    occurredAt: timestamptz('occurred_at').notNull(),
    themeId: uuid('theme_id'),
    /** `local:<version>` or `<model>:<prompt version>`: who read the mention out of the feedback. */
    extractedBy: text('extracted_by').notNull(),
    searchText: tsvector('search_text').generatedAlwaysAs(
      sql`to_tsvector('simple'::regconfig, quote) || to_tsvector('english'::regconfig, quote)`,
    ),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('mentions_feedback').on(t.workspaceId, t.feedbackId, t.ordinal),
    index('mentions_time').on(t.workspaceId, t.occurredAt, t.id),
    index('mentions_theme_time').on(t.workspaceId, t.themeId, t.occurredAt, t.id),
    index('mentions_search').using('gin', t.searchText),
  ],
);

/** A mention's vector with the model that made it; another model's vectors live beside it while re-embedding. */
export const mentionVectors = pgTable(
  'mention_vectors',
  {
    workspaceId: workspaceId(),
    mentionId: uuid('mention_id').notNull(),
    model: text('model').notNull(),
    embedding: halfvec('embedding').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.mentionId, t.model] })],
);
