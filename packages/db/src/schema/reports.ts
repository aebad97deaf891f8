import {
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, timestamptz, workspaceId } from './columns.ts';

/** A week's figures as they stood: the e-mail and the page show this snapshot, never a later computation. */
export const reports = pgTable(
  'reports',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    /** ISO week, `2023-W22`. */
    week: text('week').notNull(),
    snapshot: jsonb('snapshot').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('reports_week').on(t.workspaceId, t.week),
  ],
);

export const reportRecipients = pgTable(
  'report_recipients',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    name: text('name'),
    /** The opaque token of the unsubscribe link: all it can do is end the e-mails. */
    unsubscribeToken: text('unsubscribe_token').notNull(),
    unsubscribedAt: timestamptz('unsubscribed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex('report_recipients_email').on(t.workspaceId, t.email),
    uniqueIndex('report_recipients_unsubscribe').on(t.unsubscribeToken),
  ],
);

/** One row per report and recipient: a second job for the same pair finds it sent. */
export const reportSends = pgTable(
  'report_sends',
  {
    workspaceId: workspaceId(),
    reportId: uuid('report_id').notNull(),
    recipientId: uuid('recipient_id').notNull(),
    state: text('state', { enum: ['ready', 'sending', 'sent', 'skipped', 'failed'] })
      .notNull()
      .default('ready'),
    attempts: smallint('attempts').notNull().default(0),
    messageId: text('message_id'),
    error: text('error'),
    sentAt: timestamptz('sent_at'),
    updatedAt: timestamptz('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.reportId, t.recipientId] }),
    index('report_sends_state').on(t.workspaceId, t.state),
  ],
);
