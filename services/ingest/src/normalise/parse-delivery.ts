import { AppError, FeedbackChange } from '@earshot/core';
import type { ClaimedDelivery } from '@earshot/db';
import type { ParsedDelivery } from '@earshot/sources';
import { z } from 'zod';
import type { OpenSource } from '../receive/source-cache.ts';

/**
 * One stored delivery to changes by its source's parser, checked and free of what a database text cannot hold. Throws
 * `AppError('invalid-input')`, which ends in a dead letter.
 */
export function parseDelivery(
  source: OpenSource | undefined,
  delivery: ClaimedDelivery,
): ParsedDelivery {
  if (source === undefined) return { outcome: 'ignored', reason: 'its source was removed' };
  const context = { settings: source.settings, secrets: source.secrets, now: delivery.receivedAt };
  const parsed = source.kind.parse(context, delivery);
  if (parsed.outcome === 'ignored') return parsed;
  return { outcome: 'changes', changes: parsed.changes.map(checkChange) };
}

function checkChange(change: FeedbackChange): FeedbackChange {
  const checked = FeedbackChange.safeParse(cleanStrings(change));
  if (checked.success) return checked.data;
  throw new AppError('invalid-input', 'The record does not make a valid feedback.', {
    issues: checked.error.issues.map((issue) => ({
      path: issue.path.join('.'),
      message: issue.message,
    })),
    cause: new Error(z.prettifyError(checked.error)),
  });
}

/** NUL bytes and lone surrogates are refused by PostgreSQL's text and jsonb. */
function cleanStrings(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleanStrings);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    cleanStrings(key),
    cleanStrings(inner),
  ]);
  return Object.fromEntries(entries);
}
