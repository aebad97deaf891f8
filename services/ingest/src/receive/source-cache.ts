import { AppError, unseal, type SealingKeys } from '@earshot/core';
import { findSource, type Database, type SourceRow } from '@earshot/db';
import { getSourceKind, type SourceKind } from '@earshot/sources';
import { z } from 'zod';

export type OpenSource = { row: SourceRow; kind: SourceKind; settings: unknown; secrets: string[] };

/** Sources by id, with their secrets opened. A change is seen after two seconds at the latest. */
export type SourceCache = { find(id: string): Promise<OpenSource | undefined> };

const freshForMs = 2_000;

export function createSourceCache(deps: { db: Database; keys: SealingKeys }): SourceCache {
  const entries = new Map<string, { loadedAt: number; source: Promise<OpenSource | undefined> }>();
  return {
    find(id) {
      const known = entries.get(id);
      if (known !== undefined && Date.now() - known.loadedAt < freshForMs) return known.source;
      const source = loadSource(deps, id);
      entries.set(id, { loadedAt: Date.now(), source });
      // A failed or empty look-up must not stay.
      source.then(
        (found) => found === undefined && entries.delete(id),
        () => entries.delete(id),
      );
      return source;
    },
  };
}

async function loadSource(
  deps: { db: Database; keys: SealingKeys },
  id: string,
): Promise<OpenSource | undefined> {
  const row = z.uuid().safeParse(id).success ? await findSource(deps.db.orm, id) : undefined;
  if (row === undefined) return undefined;
  const kind = getSourceKind(row.kind);
  const secrets =
    row.sealedSecrets === null
      ? []
      : z.array(z.string()).parse(unseal(deps.keys, row.sealedSecrets));
  return { row, kind, settings: readSettings(kind, row), secrets };
}

/** Settings that an earlier version stored and this one cannot read: vendors send again until somebody corrects them. */
function readSettings(kind: SourceKind, row: SourceRow): unknown {
  const settings = kind.settings.safeParse(row.settings);
  if (settings.success) return settings.data;
  throw new AppError('unavailable', `The settings of the source "${row.name}" cannot be read.`, {
    retryAfterSeconds: 60,
    remedy: 'Connect it again, or correct its settings.',
    cause: settings.error,
  });
}
