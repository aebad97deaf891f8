import { newId } from '@earshot/core';
import { eq, sql } from 'drizzle-orm';
import { assignmentModels, themeEvents, themeRuns, themes } from '../schema/index.ts';
import { selectRows, type Executor } from './executor.ts';

export type ThemeRow = typeof themes.$inferSelect;
export type ThemeInsert = typeof themes.$inferInsert;
export type AssignmentMethod = 'discovery' | 'online' | 'model' | 'human';
export type NewAssignment = { mentionId: string; themeId: string; score: number };

/** All active themes, areas and sub-themes of a workspace. */
export async function listActiveThemes(
  executor: Executor,
  workspaceId: string,
): Promise<ThemeRow[]> {
  return executor
    .select()
    .from(themes)
    .where(sql`${themes.workspaceId} = ${workspaceId} and ${themes.state} = 'active'`);
}

/** Creates themes and rewrites the machine's part of known ones; ids stay. */
export async function upsertThemes(
  executor: Executor,
  rows: readonly ThemeInsert[],
): Promise<void> {
  if (rows.length === 0) return;
  await executor
    .insert(themes)
    .values([...rows])
    .onConflictDoUpdate({
      target: [themes.workspaceId, themes.id],
      set: {
        parentId: sql`excluded.parent_id`,
        name: sql`excluded.name`,
        description: sql`excluded.description`,
        namedBy: sql`excluded.named_by`,
        state: sql`excluded.state`,
        mergedIntoId: sql`excluded.merged_into_id`,
        cohesion: sql`excluded.cohesion`,
        separation: sql`excluded.separation`,
        size: sql`excluded.size`,
        representativeIds: sql`excluded.representative_ids`,
        updatedAt: sql`now()`,
      },
    });
}

export type ThemeEventKind = (typeof themeEvents.$inferInsert)['kind'];
export type NewThemeEvent = {
  workspaceId: string;
  themeId: string;
  kind: ThemeEventKind;
  actor: string;
  reason: string;
  detail?: Record<string, unknown>;
};

export async function insertThemeEvents(
  executor: Executor,
  events: readonly NewThemeEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await executor.insert(themeEvents).values(events.map((event) => ({ ...event, id: newId() })));
}

/**
 * Gives mentions their theme: the current assignment of those that move ends, a new one begins, and `mentions.theme_id`
 * follows. Mentions whose theme stays are left alone. A person's assignment is never replaced by a machine's.
 */
export async function assignMentions(
  executor: Executor,
  input: { workspaceId: string; method: AssignmentMethod; decidedBy: string },
  rows: readonly NewAssignment[],
): Promise<void> {
  if (rows.length === 0) return;
  await executor.execute(sql`
    with asked as (
      select * from unnest(${sql.param(rows.map((row) => row.mentionId))}::uuid[],
        ${sql.param(rows.map((row) => row.themeId))}::uuid[],
        ${sql.param(rows.map((row) => row.score))}::real[]) as a(mention_id, theme_id, score)
    ), moved as (
      update mentions m set theme_id = a.theme_id from asked a
      where m.workspace_id = ${input.workspaceId} and m.id = a.mention_id
        and m.theme_id is distinct from a.theme_id
        and not exists (
          select from assignments h
          where h.workspace_id = m.workspace_id and h.mention_id = m.id and h.valid_to is null
            and h.method = 'human' and ${input.method} <> 'human')
      returning a.mention_id, a.theme_id, a.score
    ), ended as (
      update assignments o set valid_to = now() from moved
      where o.workspace_id = ${input.workspaceId} and o.mention_id = moved.mention_id and o.valid_to is null
      returning o.mention_id
    )
    -- The condition makes the insert wait for the update: the index of current assignments is unique.
    insert into assignments (workspace_id, mention_id, theme_id, score, method, decided_by)
    select ${input.workspaceId}::uuid, mention_id, theme_id, score, ${input.method}, ${input.decidedBy} from moved
    where (select count(*) from ended) >= 0`);
}

/** Takes mentions out of their themes: they wait for the next discovery. */
export async function unassignMentions(
  executor: Executor,
  workspaceId: string,
  mentionIds: readonly string[],
): Promise<void> {
  if (mentionIds.length === 0) return;
  await executor.execute(sql`
    with freed as (
      update mentions m set theme_id = null
      where m.workspace_id = ${workspaceId} and m.id = any(${sql.param([...mentionIds])}::uuid[])
        and not exists (
          select from assignments h
          where h.workspace_id = m.workspace_id and h.mention_id = m.id and h.valid_to is null and h.method = 'human')
      returning m.id
    )
    update assignments o set valid_to = now() from freed
    where o.workspace_id = ${workspaceId} and o.mention_id = freed.id and o.valid_to is null`);
}

/** Current assignments of mentions that were just inserted with their theme: one statement, no update. */
export async function insertAssignments(
  executor: Executor,
  input: { workspaceId: string; method: AssignmentMethod; decidedBy: string },
  rows: readonly NewAssignment[],
): Promise<void> {
  if (rows.length === 0) return;
  await executor.execute(sql`
    insert into assignments (workspace_id, mention_id, theme_id, score, method, decided_by)
    select ${input.workspaceId}::uuid, mention_id, theme_id, score, ${input.method}, ${input.decidedBy}
    from unnest(${sql.param(rows.map((row) => row.mentionId))}::uuid[],
      ${sql.param(rows.map((row) => row.themeId))}::uuid[],
      ${sql.param(rows.map((row) => row.score))}::real[]) as a(mention_id, theme_id, score)`);
}

export async function insertThemeRun(
  executor: Executor,
  run: Omit<typeof themeRuns.$inferInsert, 'id'> & { id: string },
): Promise<void> {
  await executor.insert(themeRuns).values(run);
}

export type AssignmentModelRow = typeof assignmentModels.$inferSelect;

export async function findAssignmentModel(
  executor: Executor,
  workspaceId: string,
): Promise<AssignmentModelRow | undefined> {
  const rows = await executor
    .select()
    .from(assignmentModels)
    .where(eq(assignmentModels.workspaceId, workspaceId));
  return rows[0];
}

/**
 * Keeps the model from being replaced until the transaction ends, and answers its version. A discovery locks it for
 * `update` before it moves mentions, so that none is placed by the model of before meanwhile.
 */
export async function lockAssignmentModel(
  executor: Executor,
  workspaceId: string,
  strength: 'share' | 'update',
): Promise<string | undefined> {
  const rows = await executor
    .select({ runId: assignmentModels.runId })
    .from(assignmentModels)
    .where(eq(assignmentModels.workspaceId, workspaceId))
    .for(strength);
  return rows[0]?.runId;
}

/** When the model last changed: cheap to ask before a batch. */
export async function findAssignmentModelVersion(
  executor: Executor,
  workspaceId: string,
): Promise<string | undefined> {
  const rows = await executor
    .select({ runId: assignmentModels.runId })
    .from(assignmentModels)
    .where(eq(assignmentModels.workspaceId, workspaceId));
  return rows[0]?.runId;
}

export async function putAssignmentModel(
  executor: Executor,
  row: Omit<AssignmentModelRow, 'updatedAt'>,
): Promise<void> {
  await executor
    .insert(assignmentModels)
    .values(row)
    .onConflictDoUpdate({
      target: assignmentModels.workspaceId,
      set: {
        embeddingModel: row.embeddingModel,
        themeIds: row.themeIds,
        model: row.model,
        runId: row.runId,
        updatedAt: new Date(),
      },
    });
}

/** Themes that stop being active: merged into another, or archived. Their rows and history stay. */
export async function endThemes(
  executor: Executor,
  input: {
    workspaceId: string;
    merged: readonly { id: string; intoId: string }[];
    archivedIds: readonly string[];
  },
): Promise<void> {
  await executor.execute(sql`
    update themes t set state = 'merged', merged_into_id = m.into_id, updated_at = now()
    from unnest(${sql.param(input.merged.map((merge) => merge.id))}::uuid[],
      ${sql.param(input.merged.map((merge) => merge.intoId))}::uuid[]) as m(id, into_id)
    where t.workspace_id = ${input.workspaceId} and t.id = m.id`);
  await executor.execute(sql`
    update themes set state = 'archived', updated_at = now()
    where workspace_id = ${input.workspaceId} and id = any(${sql.param([...input.archivedIds])}::uuid[])`);
}

/**
 * Mentions that were placed while a discovery ran follow their theme: into the one that it was merged with, or out of
 * one that was archived. A person's assignments stay.
 */
export async function moveStragglers(
  executor: Executor,
  input: { workspaceId: string; decidedBy: string },
  themeIds: readonly string[],
): Promise<void> {
  const left = await selectRows<{ mentionId: string; themeId: string | null }>(
    executor,
    sql`
      select m.id as "mentionId", t.merged_into_id as "themeId" from mentions m
      join themes t on t.workspace_id = m.workspace_id and t.id = m.theme_id
      where m.workspace_id = ${input.workspaceId} and m.theme_id = any(${sql.param([...themeIds])}::uuid[])`,
  );
  const moved = left.flatMap(({ mentionId, themeId }) =>
    themeId === null ? [] : [{ mentionId, themeId, score: 0 }],
  );
  await assignMentions(executor, { ...input, method: 'discovery' }, moved);
  await unassignMentions(
    executor,
    input.workspaceId,
    left.flatMap(({ mentionId, themeId }) => (themeId === null ? [mentionId] : [])),
  );
}

/** Themes that a person keeps: locked, or with mentions that a person put there. No machine ends them. */
export async function listHeldThemes(
  executor: Executor,
  workspaceId: string,
): Promise<Set<string>> {
  const rows = await selectRows<{ id: string }>(
    executor,
    sql`
      select t.id from themes t
      where t.workspace_id = ${workspaceId} and t.state = 'active' and (t.is_locked or exists (
        select from assignments a
        where a.workspace_id = t.workspace_id and a.theme_id = t.id and a.valid_to is null and a.method = 'human'))`,
  );
  return new Set(rows.map((row) => row.id));
}

/** Gives themes other names; a name that a person gave stays. */
export async function renameThemes(
  executor: Executor,
  workspaceId: string,
  names: readonly { id: string; name: string; description: string; namedBy: string }[],
): Promise<void> {
  if (names.length === 0) return;
  await executor.execute(sql`
    update themes t set name = n.name, description = n.description, named_by = n."namedBy", updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
      as n(id uuid, name text, description text, "namedBy" text)
    where t.workspace_id = ${workspaceId} and t.id = n.id and t.named_by <> 'human'`);
}
