import { AppError, seal } from '@earshot/core';
import { findSourceByName, insertSource, withWorkspace, type SourceRow } from '@earshot/db';
import { getSourceKind } from '@earshot/sources';
import type { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import type { CreatedSource, NewSource } from '../schemas/workspace.ts';
import { describeSource } from './describe-source.ts';

/** Creates a source: settings checked by its kind, secrets sealed, the generated one shown this once. */
export async function createSource(
  deps: ApiDeps,
  workspaceId: string,
  input: z.infer<typeof NewSource>,
): Promise<z.infer<typeof CreatedSource>> {
  const kind = getSourceKind(input.kind);
  const settings = kind.settings.safeParse(input.settings);
  if (!settings.success) {
    throw new AppError('invalid-input', `The settings of a ${kind.title} source are not valid.`, {
      issues: settings.error.issues.map((issue) => ({
        path: ['settings', ...issue.path].join('.'),
        message: issue.message,
      })),
    });
  }
  const generated = input.secrets === undefined ? kind.createSecret?.() : undefined;
  const secrets = input.secrets ?? (generated === undefined ? [] : [generated]);
  const row = await withWorkspace(deps.db, workspaceId, async (tx): Promise<SourceRow> => {
    const taken = await findSourceByName(tx, { workspaceId, name: input.name });
    if (taken !== undefined) {
      throw new AppError('conflict', `There is a source called "${input.name}" already.`, {
        remedy: 'Choose another name.',
      });
    }
    return insertSource(tx, {
      workspaceId,
      kind: input.kind,
      name: input.name,
      settings: input.settings,
      ...(secrets.length === 0 ? {} : { sealedSecrets: seal(deps.keys, secrets) }),
    });
  });
  const { hooksUrl } = deps.settings;
  const hookUrl = `${hooksUrl}/hooks/${row.id}`;
  return {
    ...describeSource({ ...row, received: 0, waiting: 0, dead: 0 }, hooksUrl, new Date()),
    secret: generated ?? null,
    setupGuide: kind.setupGuide?.({ hookUrl, settings: settings.data }) ?? null,
  };
}
