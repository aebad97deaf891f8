import { createHash } from 'node:crypto';
import {
  emptyFeedbackState,
  isDeletedFeedback,
  mergeFeedback,
  type FeedbackChange,
  type Turn,
} from '@earshot/core';
import {
  insertSource,
  lockFeedback,
  selectRows,
  updateFeedback,
  type Database,
  type SourceRow,
} from '@earshot/db';
import { createLogger } from '@earshot/runtime';
import { createTestWorkspace, createWordEmbedder } from '@earshot/testing';
import { sql } from 'drizzle-orm';
import { createAssignmentModels } from '../src/assign/assignment-models.ts';
import { drainFeedback } from '../src/assign/drain-feedback.ts';
import { discoverWorkspace, type DiscoverDeps } from '../src/discover/discover-workspace.ts';

const log = createLogger({ service: 'test', level: 'silent' });
const never = new AbortController().signal;

/** A clusterer over a workspace of its own, with an encoder that needs no model. */
export async function openClusterer(db: Database) {
  const { id: workspaceId } = await createTestWorkspace(db);
  const source = await insertSource(db.orm, {
    workspaceId,
    kind: 'api',
    name: 'API',
    settings: {},
  });
  const embedder = createWordEmbedder();
  const models = createAssignmentModels({ db, embeddingModel: embedder.model });
  const deps = { db, embedder, models, languageModel: undefined, log };
  return {
    workspaceId,
    source,
    deps,
    put: (changes: readonly FeedbackChange[]) => putFeedback(db, source, changes),
    drain: () => drainFeedback({ ...deps, onBatch: async () => undefined }, never),
    discover: (using: Partial<DiscoverDeps> = {}) =>
      discoverWorkspace({ ...deps, ...using }, { workspaceId, isPreview: false }, never),
    mentions: () => listMentions(db, workspaceId),
    themes: () => listThemes(db, workspaceId),
  };
}
export type Clusterer = Awaited<ReturnType<typeof openClusterer>>;

/** A change with one customer turn. */
export function said(externalId: string, text: string, change: Partial<FeedbackChange> = {}) {
  const version = change.version ?? 1;
  const turn: Turn = { id: 'text', role: 'customer', text, version };
  return { externalId, version, fields: {}, turns: [turn], ...change } satisfies FeedbackChange;
}

/** As normalising leaves feedback. */
async function putFeedback(
  db: Database,
  source: SourceRow,
  changes: readonly FeedbackChange[],
): Promise<void> {
  const byId = Map.groupBy(changes, (change) => change.externalId);
  const keys = [...byId.keys()].map((externalId) => ({ sourceId: source.id, externalId }));
  await db.orm.transaction(async (tx) => {
    const rows = await lockFeedback(tx, source.workspaceId, keys);
    const updates = rows.map((row) => {
      const own = byId.get(row.externalId) ?? [];
      const merged = own.reduce(mergeFeedback, row.merged ?? emptyFeedbackState);
      const contentHash = createHash('sha256').update(JSON.stringify(merged)).digest();
      return {
        id: row.id,
        kind: merged.fields.kind?.value ?? 'ticket',
        subject: null,
        url: null,
        language: null,
        occurredAt: '2025-01-08T10:00:00.000Z',
        accountId: null,
        customerId: null,
        attributes: {},
        merged,
        contentHash,
        isChanged: !contentHash.equals(row.contentHash),
        isDeleted: isDeletedFeedback(merged),
      };
    });
    await updateFeedback(tx, source.workspaceId, updates);
  });
}

export type MentionState = {
  id: string;
  externalId: string;
  quote: string;
  start: number;
  end: number;
  text: string;
  role: string;
  themeId: string | null;
  method: string | null;
};

async function listMentions(db: Database, workspaceId: string): Promise<MentionState[]> {
  return selectRows<MentionState>(
    db.orm,
    sql`
      select m.id, f.external_id as "externalId", m.quote, m.quote_start as start, m.quote_end as end,
        f.merged -> 'turns' -> m.turn_id ->> 'text' as text, f.merged -> 'turns' -> m.turn_id ->> 'role' as role,
        m.theme_id as "themeId", a.method
      from mentions m
      join feedback f on f.workspace_id = m.workspace_id and f.id = m.feedback_id
      left join assignments a on a.workspace_id = m.workspace_id and a.mention_id = m.id and a.valid_to is null
      where m.workspace_id = ${workspaceId} order by f.external_id, m.ordinal`,
  );
}

export type ThemeState = {
  id: string;
  level: string;
  state: string;
  name: string;
  kinds: string[];
};

async function listThemes(db: Database, workspaceId: string): Promise<ThemeState[]> {
  return selectRows<ThemeState>(
    db.orm,
    sql`
      select t.id, t.level, t.state, t.name,
        (select array_agg(e.kind order by e.at, e.id) from theme_events e
          where e.workspace_id = t.workspace_id and e.theme_id = t.id) as kinds
      from themes t where t.workspace_id = ${workspaceId} order by t.id`,
  );
}
