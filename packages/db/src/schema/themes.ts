import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea, createdAt, timestamptz, workspaceId } from './columns.ts';

/** Areas, themes and sub-themes: one tree. Ids never change and are never reused. */
export const themes = pgTable(
  'themes',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    level: text('level', { enum: ['area', 'theme', 'sub-theme'] }).notNull(),
    parentId: uuid('parent_id'),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    /** `local:<version>`, `<model>:<prompt version>` or `human`: who named it. */
    namedBy: text('named_by').notNull(),
    state: text('state', { enum: ['active', 'merged', 'archived'] })
      .notNull()
      .default('active'),
    mergedIntoId: uuid('merged_into_id'),
    isLocked: boolean('is_locked').notNull().default(false),
    /** Mean similarity of members to the centroid, of the centroid to the nearest other one, and members. */
    cohesion: real('cohesion'),
    separation: real('separation'),
    size: integer('size').notNull().default(0),
    /** Ids of the medoid and a diverse handful of verbatims. */
    representativeIds: uuid('representative_ids')
      .array()
      .notNull()
      .default(sql`'{}'`),
    createdAt: createdAt(),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('themes_parent').on(t.workspaceId, t.parentId),
  ],
);

/** Lineage: created, renamed, merged, split, moved, archived; by whom, why and when. Never changed afterwards. */
export const themeEvents = pgTable(
  'theme_events',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    themeId: uuid('theme_id').notNull(),
    kind: text('kind', {
      enum: [
        'created',
        'renamed',
        'merged',
        'split',
        'moved',
        'locked',
        'unlocked',
        'archived',
        'restored',
      ],
    }).notNull(),
    actor: text('actor').notNull(),
    reason: text('reason').notNull().default(''),
    detail: jsonb('detail').notNull().default({}),
    at: timestamptz('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index('theme_events_theme').on(t.workspaceId, t.themeId, t.at),
  ],
);

/** The link of a mention to a theme and its validity in time. The row with no end is the current one. */
export const assignments = pgTable(
  'assignments',
  {
    workspaceId: workspaceId(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    mentionId: uuid('mention_id').notNull(),
    themeId: uuid('theme_id').notNull(),
    score: real('score').notNull(),
    method: text('method', { enum: ['discovery', 'online', 'model', 'human'] }).notNull(),
    /** The run, model and prompt version, or person that decided. */
    decidedBy: text('decided_by').notNull(),
    validFrom: timestamptz('valid_from').notNull().defaultNow(),
    validTo: timestamptz('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('assignments_current')
      .on(t.workspaceId, t.mentionId)
      .where(sql`valid_to is null`),
    index('assignments_theme').on(t.workspaceId, t.themeId, t.validFrom),
  ],
);

/** One discovery over a workspace: its seed, what it read and what came out. */
export const themeRuns = pgTable(
  'theme_runs',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    seed: integer('seed').notNull(),
    mentionsRead: integer('mentions_read').notNull(),
    themesFound: integer('themes_found').notNull(),
    coverage: doublePrecision('coverage').notNull(),
    stats: jsonb('stats').notNull().default({}),
    startedAt: timestamptz('started_at').notNull(),
    finishedAt: timestamptz('finished_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] })],
);

/** The serialised model that places new mentions, one a workspace, replaced by each discovery. */
export const assignmentModels = pgTable('assignment_models', {
  workspaceId: uuid('workspace_id').primaryKey(),
  embeddingModel: text('embedding_model').notNull(),
  /** Theme ids in the order of the model's theme indices. */
  themeIds: uuid('theme_ids').array().notNull(),
  model: bytea('model').notNull(),
  runId: uuid('run_id').notNull(),
  updatedAt: timestamptz('updated_at').notNull().defaultNow(),
});
