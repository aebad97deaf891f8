import { AppError } from '@earshot/core';
import { z } from 'zod';

/** A position in a list as an opaque string. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Throws `invalid-input` for anything that this list did not hand out. */
export function decodeCursor<T>(schema: z.ZodType<T>, cursor: string | undefined): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = schema.safeParse(parse(cursor));
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', 'The cursor is not one of this list.', {
    issues: [{ path: 'cursor', message: 'must be the `nextCursor` of the page before' }],
  });
}

/** A position in a list that is ordered by time. */
export const TimeCursor = z.object({ occurredAt: z.iso.datetime(), id: z.uuid() });

/** Cuts one item more than asked for into a page and the cursor of the next. */
export function toPage<T, U>(
  rows: readonly T[],
  limit: number,
  to: { item: (row: T) => U; position: (row: T) => unknown },
): { items: U[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: page.map(to.item), nextCursor: hasMore ? encodeCursor(to.position(last)) : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
