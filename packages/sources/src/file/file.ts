import { AppError } from '@earshot/core';
import { z } from 'zod';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { applyMapping } from '../mapping/apply-mapping.ts';
import { UsableMapping } from '../mapping/feedback-mapping.ts';
import type { ParsedDelivery, SourceContext, SourceKind, StoredDelivery } from '../source-kind.ts';

export const FileSettings = z.object({ mapping: UsableMapping });
export type FileSettings = z.infer<typeof FileSettings>;

/** Rows of an imported CSV or NDJSON file. A delivery's body is the row as a JSON object. */
export const file: SourceKind<FileSettings> = {
  kind: 'file',
  title: 'File',
  settings: FileSettings,
  parse: parseFileRow,
};

function parseFileRow(
  { settings }: SourceContext<FileSettings>,
  delivery: StoredDelivery,
): ParsedDelivery {
  const row = parseJson(delivery.body);
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw new AppError('invalid-input', 'The stored row is not a JSON object.');
  }
  const change = applyMapping(settings.mapping, {
    read: (column) =>
      Object.hasOwn(row, column) ? (row as Record<string, unknown>)[column] : undefined,
    fallbackId: `row-${hashKey(delivery.body).slice('sha256:'.length, 'sha256:'.length + 32)}`,
    receivedAt: delivery.receivedAt,
  });
  return { outcome: 'changes', changes: [change] };
}
