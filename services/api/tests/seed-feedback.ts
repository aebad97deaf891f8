import { createHash } from 'node:crypto';
import {
  emptyFeedbackState,
  mergeFeedback,
  newId,
  type Attributes,
  type FeedbackChange,
  type MentionType,
} from '@earshot/core';
import {
  insertAssignments,
  insertMentions,
  insertSource,
  lockFeedback,
  updateFeedback,
  upsertAccounts,
  upsertThemes,
  type Database,
} from '@earshot/db';

export type SeedFeedback = {
  externalId: string;
  sourceId: string;
  occurredAt: string;
  type: MentionType;
  themeId: string | null;
  account?: { externalId: string; attributes: Attributes };
  attributes?: Attributes;
  text?: string;
};

export async function seedSource(db: Database, workspaceId: string, name: string): Promise<string> {
  return (await insertSource(db.orm, { workspaceId, kind: 'api', name, settings: {} })).id;
}

export async function seedTheme(db: Database, workspaceId: string, name: string): Promise<string> {
  const id = newId();
  await upsertThemes(db.orm, [{ workspaceId, id, level: 'theme', name, namedBy: 'human' }]);
  return id;
}

/** Feedback with one mention each, as the pipeline leaves it. */
export async function seedFeedback(
  db: Database,
  workspaceId: string,
  rows: readonly SeedFeedback[],
): Promise<void> {
  await db.orm.transaction(async (tx) => {
    const told = rows.flatMap(({ account }) => (account ? [{ ref: account, version: 1 }] : []));
    const accounts = await upsertAccounts(tx, workspaceId, told);
    const locked = await lockFeedback(tx, workspaceId, rows);
    const byId = new Map(rows.map((row) => [row.externalId, row]));
    const seeded = locked.map(({ id, externalId }) => {
      const row = byId.get(externalId) as SeedFeedback;
      const accountId = accounts.get(row.account?.externalId ?? '') ?? null;
      return { id, row, accountId, quote: row.text ?? `It hurts: ${externalId}` };
    });
    const updates = seeded.map(({ id, row, accountId, quote }) => ({
      id,
      kind: 'ticket',
      subject: `Ticket ${row.externalId}`,
      url: `https://help.example.com/${row.externalId}`,
      language: 'en',
      occurredAt: row.occurredAt,
      accountId,
      customerId: null,
      attributes: row.attributes ?? {},
      merged: mergeFeedback(emptyFeedbackState, toChange(row, quote)),
      contentHash: createHash('sha256').update(quote).digest(),
      isChanged: false,
      isDeleted: false,
    }));
    await updateFeedback(tx, workspaceId, updates);
    const mentions = seeded.map(({ id, row, accountId, quote }) => ({
      id: newId(),
      feedbackId: id,
      ordinal: 0,
      turnId: 'text',
      start: 0,
      end: quote.length,
      quote,
      statement: quote,
      type: row.type,
      sentiment: -0.5,
      urgency: 1,
      sourceId: row.sourceId,
      accountId,
      customerId: null,
      voiceId: accountId ?? id,
      occurredAt: new Date(row.occurredAt),
      themeId: row.themeId,
      extractedBy: 'test',
    }));
    await insertMentions(tx, workspaceId, mentions);
    const assigned = mentions.flatMap(({ id, themeId }) =>
      themeId === null ? [] : [{ mentionId: id, themeId, score: 0.9 }],
    );
    await insertAssignments(tx, { workspaceId, method: 'online', decidedBy: 'test' }, assigned);
  });
}

function toChange(row: SeedFeedback, text: string): FeedbackChange {
  const turn = { id: 'text', role: 'customer' as const, text, version: 1 };
  return { externalId: row.externalId, version: 1, fields: {}, turns: [turn] };
}
