import { toFailure } from '@earshot/core';
import {
  deleteMentions,
  explainQueryError,
  failFeedback,
  findAssignmentModelVersion,
  finishFeedback,
  insertAssignments,
  insertMentions,
  insertVectors,
  listStoredMentions,
  lockAssignmentModel,
  lockUnchanged,
  updateMentionPlaces,
  type ClaimedFeedback,
  type Database,
  type MentionInsert,
  type NewAssignment,
  type Transaction,
} from '@earshot/db';
import type { Embedder } from '@earshot/models';
import type { Logger } from '@earshot/runtime';
import { assignOnline } from '@earshot/themes';
import type { AssignmentModels, WorkspaceModel } from './assignment-models.ts';
import { planMentions, type MentionPlan } from './plan-mentions.ts';
import { readFeedback } from './read-feedback.ts';

export type AssignDeps = {
  db: Database;
  embedder: Embedder;
  models: AssignmentModels;
  log: Logger;
};

/**
 * Reads claimed feedback into mentions, embeds them and gives them their themes. Mentions, vectors, assignments and the
 * feedback's "done" commit together; doing it twice changes nothing. When a batch fails, its rows are tried alone.
 */
export async function assignBatch(
  deps: AssignDeps,
  claimed: readonly ClaimedFeedback[],
  signal: AbortSignal,
): Promise<void> {
  const byWorkspace = Object.groupBy(claimed, (row) => row.workspaceId);
  for (const [workspaceId, rows] of Object.entries(byWorkspace)) {
    await assignOrSplit(deps, { workspaceId, rows: rows ?? [], signal });
  }
}

type WorkspaceBatch = {
  workspaceId: string;
  rows: readonly ClaimedFeedback[];
  signal: AbortSignal;
};

async function assignOrSplit(deps: AssignDeps, batch: WorkspaceBatch): Promise<void> {
  try {
    await assignWorkspace(deps, batch);
  } catch (error) {
    // Stopping is not a failure: the lease runs out and another worker goes on.
    if (batch.signal.aborted) throw error;
    const [only] = batch.rows;
    if (batch.rows.length === 1 && only !== undefined) return bury(deps, only, error);
    for (const row of batch.rows) await assignOrSplit(deps, { ...batch, rows: [row] });
  }
}

async function assignWorkspace(deps: AssignDeps, batch: WorkspaceBatch): Promise<void> {
  const read = await readFeedback(batch.rows);
  const stored = await listStoredMentions(
    deps.db.orm,
    batch.workspaceId,
    batch.rows.map((row) => row.id),
  );
  const plan = planMentions(read, stored);
  const statements = plan.added.map((mention) => mention.statement);
  const vectors =
    statements.length === 0
      ? new Float32Array()
      : await deps.embedder.embed(statements, { signal: batch.signal });
  let isStored = false;
  while (!isStored) isStored = await placeAndStore(deps, batch, { plan, vectors });
}

/** False when a discovery replaced the model meanwhile: its themes may be no more, so all is placed again. */
async function placeAndStore(
  deps: AssignDeps,
  batch: WorkspaceBatch,
  { plan, vectors }: { plan: MentionPlan; vectors: Float32Array },
): Promise<boolean> {
  const { workspaceId } = batch;
  const runId = await findAssignmentModelVersion(deps.db.orm, workspaceId);
  const model = await deps.models.find(workspaceId, runId);
  const assigned = assignAll(plan.added, vectors, model);
  return deps.db.orm.transaction(async (tx) => {
    if ((await lockAssignmentModel(tx, workspaceId, 'share')) !== runId) return false;
    await store(tx, batch, { plan, vectors, assigned, deps, model });
    return true;
  });
}

function assignAll(
  added: readonly MentionInsert[],
  vectors: Float32Array,
  model: WorkspaceModel | undefined,
): NewAssignment[] {
  for (const mention of added) mention.themeId = null;
  if (model === undefined || added.length === 0) return [];
  const dimension = vectors.length / added.length;
  if (dimension !== model.model.dim) return [];
  return added.flatMap((mention, row) => {
    const vector = vectors.subarray(row * dimension, (row + 1) * dimension);
    const { theme, score } = assignOnline(model.model, vector);
    const themeId = model.themeIds[theme];
    if (themeId === undefined) return [];
    mention.themeId = themeId;
    return [{ mentionId: mention.id, themeId, score }];
  });
}

type Result = {
  plan: MentionPlan;
  vectors: Float32Array;
  assigned: readonly NewAssignment[];
  deps: AssignDeps;
  model: WorkspaceModel | undefined;
};

async function store(tx: Transaction, batch: WorkspaceBatch, result: Result): Promise<void> {
  const { workspaceId } = batch;
  const current = await lockUnchanged(tx, batch.rows);
  if (current.size < batch.rows.length) {
    // Some were edited while they were read. Alone each ends as done or as dropped.
    if (batch.rows.length > 1) throw new Error('feedback changed while its batch was read');
    return;
  }
  const { plan } = result;
  await deleteMentions(tx, workspaceId, plan.removedIds);
  await updateMentionPlaces(tx, workspaceId, plan.kept);
  await insertMentions(tx, workspaceId, plan.added);
  await insertVectors(tx, {
    workspaceId,
    model: result.deps.embedder.model,
    ids: plan.added.map((mention) => mention.id),
    vectors: result.vectors,
  });
  const decision = {
    workspaceId,
    method: 'online' as const,
    decidedBy: `run:${result.model?.runId ?? ''}`,
  };
  await insertAssignments(tx, decision, result.assigned);
  await finishFeedback(tx, batch.rows);
}

async function bury(deps: AssignDeps, feedback: ClaimedFeedback, error: unknown): Promise<void> {
  const failure = explainQueryError(error);
  const state = await failFeedback(deps.db.orm, feedback, toFailure(failure));
  deps.log.warn({ feedbackId: feedback.id, state, err: failure }, 'feedback not assigned');
}
