import {
  boolean,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, timestamptz, workspaceId } from './columns.ts';

export const workspaces = pgTable('workspaces', {
  id: uuid('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('UTC'),
  /** A demo's own clock: the last whole day of its data, where windows end. Null means the real time. */
  clockEndsOn: date('clock_ends_on', { mode: 'string' }),
  isDemo: boolean('is_demo').notNull().default(false),
  /** Shown wherever the workspace's feedback is shown, e.g. a data licence's notice. */
  notice: text('notice'),
  settings: jsonb('settings').notNull().default({}),
  createdAt: createdAt(),
});

/** Only the SHA-256 of a key is stored: a key has 192 random bits, so a slow hash would add nothing. */
export const apiKeys = pgTable(
  'api_keys',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** The first characters, to recognise a key by. */
    prefix: text('prefix').notNull(),
    hash: bytea('hash').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: createdAt(),
    lastUsedAt: timestamptz('last_used_at'),
    revokedAt: timestamptz('revoked_at'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex('api_keys_hash').on(t.hash)],
);

/** One-time sign-in links and the browser sessions they become, both by hash. */
export const sessions = pgTable(
  'sessions',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['sign-in', 'session'] }).notNull(),
    hash: bytea('hash').notNull(),
    expiresAt: timestamptz('expires_at').notNull(),
    usedAt: timestamptz('used_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('sessions_hash').on(t.hash),
    index('sessions_expires').on(t.expiresAt),
  ],
);

/** Answers of writes already done, so that a repeated request with the same key gets the same answer. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    workspaceId: workspaceId(),
    key: text('key').notNull(),
    requestHash: bytea('request_hash').notNull(),
    status: text('status').notNull(),
    response: jsonb('response').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.key] }),
    index('idempotency_keys_age').on(t.createdAt),
  ],
);

/** One holder at a time for a piece of work, e.g. the clustering of a workspace. */
export const leases = pgTable(
  'leases',
  {
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    holder: text('holder').notNull(),
    until: timestamptz('until').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name] })],
);
