import { deserialize, serialize } from 'node:v8';
import { findAssignmentModel, type Database } from '@earshot/db';
import type { AssignmentModel } from '@earshot/themes';

export type WorkspaceModel = { runId: string; themeIds: string[]; model: AssignmentModel };

/** The assignment models of the workspaces at work, kept until a discovery replaces them. */
export type AssignmentModels = {
  /**
   * The model of a run, by `findAssignmentModelVersion`, or a newer one. Undefined before the first discovery, or when
   * another encoder made the model.
   */
  find(workspaceId: string, runId: string | undefined): Promise<WorkspaceModel | undefined>;
};

const keptModels = 50;

export function createAssignmentModels(deps: {
  db: Database;
  embeddingModel: string;
}): AssignmentModels {
  const kept = new Map<string, WorkspaceModel>();
  return {
    async find(workspaceId, runId) {
      if (runId === undefined) return undefined;
      const known = kept.get(workspaceId);
      if (known?.runId === runId) return known;
      const row = await findAssignmentModel(deps.db.orm, workspaceId);
      if (row?.embeddingModel !== deps.embeddingModel) return undefined;
      const loaded = { runId: row.runId, themeIds: row.themeIds, model: decodeModel(row.model) };
      kept.set(workspaceId, loaded);
      const [oldest] = kept.keys();
      if (kept.size > keptModels && oldest !== undefined) kept.delete(oldest);
      return loaded;
    },
  };
}

/** A model as bytes: typed arrays in V8's own format. */
export function encodeModel(model: AssignmentModel): Buffer {
  return serialize(model);
}

function decodeModel(bytes: Buffer): AssignmentModel {
  return deserialize(bytes) as AssignmentModel;
}
