import { newId } from '@earshot/core';
import { insertSource, type Database } from '@earshot/db';

/** What happens in one week: quotes by theme name. */
export type SeedWeek = { monday: string; quotes: Readonly<Record<string, readonly string[]>> };

/** Writes themes, feedback and mentions, one feedback and account for each quote. Gives the themes' ids by name. */
export async function seedWeeks(
  db: Database,
  workspaceId: string,
  weeks: readonly SeedWeek[],
): Promise<Map<string, string>> {
  const source = await insertSource(db.orm, {
    workspaceId,
    kind: 'plain-json',
    name: 'Support',
    settings: {},
  });
  const themeIds = new Map<string, string>();
  for (const { monday, quotes } of weeks) {
    for (const [name, texts] of Object.entries(quotes)) {
      const themeId = themeIds.get(name) ?? (await insertTheme(db, workspaceId, name));
      themeIds.set(name, themeId);
      for (const [at, quote] of texts.entries()) {
        const occurredAt = new Date(Date.parse(monday) + (at % 7) * 86_400_000 + 43_200_000);
        await insertMention(db, { workspaceId, sourceId: source.id, themeId, quote, occurredAt });
      }
    }
  }
  return themeIds;
}

async function insertTheme(db: Database, workspaceId: string, name: string): Promise<string> {
  const id = newId();
  await db.pool.query(
    `INSERT INTO themes (workspace_id, id, level, name, named_by) VALUES ($1, $2, 'theme', $3, 'local:1')`,
    [workspaceId, id, name],
  );
  return id;
}

type Said = {
  workspaceId: string;
  sourceId: string;
  themeId: string;
  quote: string;
  occurredAt: Date;
};

async function insertMention(db: Database, said: Said): Promise<void> {
  const { workspaceId, sourceId, themeId, quote, occurredAt } = said;
  const [accountId, feedbackId] = [newId(), newId()];
  await db.pool.query(
    `INSERT INTO accounts (workspace_id, id, external_id, name) VALUES ($1, $2::uuid, $2::uuid::text, 'Harbor')`,
    [workspaceId, accountId],
  );
  await db.pool.query(
    `INSERT INTO feedback (workspace_id, id, source_id, external_id, kind, url, occurred_at, account_id, merged,
       content_hash, state)
     VALUES ($1, $2::uuid, $3, $2::uuid::text, 'ticket', $4, $5, $6, '{}', ''::bytea, 'done')`,
    [
      workspaceId,
      feedbackId,
      sourceId,
      `https://help.example.com/${feedbackId}`,
      occurredAt,
      accountId,
    ],
  );
  await db.pool.query(
    `INSERT INTO mentions (workspace_id, id, feedback_id, ordinal, turn_id, quote_start, quote_end, quote, statement,
       type, sentiment, urgency, source_id, account_id, voice_id, occurred_at, theme_id, extracted_by)
     VALUES ($1, $2, $3, 0, 't1', 0, length($4::text), $4::text, $4::text, 'pain', -0.6, 1, $5, $6::uuid, $6::uuid, $7, $8, 'local:1')`,
    [workspaceId, newId(), feedbackId, quote, sourceId, accountId, occurredAt, themeId],
  );
}
