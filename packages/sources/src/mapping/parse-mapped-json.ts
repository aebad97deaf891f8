import { AppError } from '@earshot/core';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { readPath } from '../json/read-path.ts';
import type { ParsedDelivery, StoredDelivery } from '../source-kind.ts';
import { applyMapping } from './apply-mapping.ts';
import type { FeedbackMapping } from './feedback-mapping.ts';

/** One JSON record, read with a mapping of paths. Without an id of its own it is known by the hash of its body. */
export function parseMappedJson(
  mapping: FeedbackMapping,
  value: unknown,
  delivery: StoredDelivery,
): ParsedDelivery {
  if (typeof value !== 'object' || value === null) {
    throw new AppError('invalid-input', 'The body is not a JSON object.');
  }
  const change = applyMapping(mapping, {
    read: (path) => readPath(value, path),
    fallbackId: hashKey(delivery.body),
    receivedAt: delivery.receivedAt,
  });
  return { outcome: 'changes', changes: [change] };
}
