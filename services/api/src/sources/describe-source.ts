import type { SourceHealthRow } from '@earshot/db';
import { sourceKinds } from '@earshot/sources';
import type { z } from 'zod';
import type { Source } from '../schemas/workspace.ts';

type SourceBody = z.infer<typeof Source>;

/** A source that sent nothing for this long is called quiet. */
const quietAfterMs = 3 * 24 * 3600 * 1000;
const failingForMs = 24 * 3600 * 1000;

/** A source with its health in plain words. */
export function describeSource(row: SourceHealthRow, hooksUrl: string, now: Date): SourceBody {
  const hasHook = sourceKinds[row.kind]?.receive !== undefined;
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    hookUrl: hasHook ? `${hooksUrl}/hooks/${row.id}` : null,
    createdAt: row.createdAt.toISOString(),
    health: {
      ...judge(row, hasHook, now),
      lastEventAt: row.lastEventAt?.toISOString() ?? null,
      lastRejectedAt: row.lastRejectedAt?.toISOString() ?? null,
      lastRejectedReason: row.lastRejectedReason,
      received: row.received,
      waiting: row.waiting,
      dead: row.dead,
    },
  };
}

function judge(
  row: SourceHealthRow,
  hasHook: boolean,
  now: Date,
): Pick<SourceBody['health'], 'status' | 'summary'> {
  const rejectedAt = row.lastRejectedAt?.getTime() ?? 0;
  const acceptedAt = row.lastEventAt?.getTime() ?? 0;
  if (rejectedAt > acceptedAt && now.getTime() - rejectedAt < failingForMs) {
    return { status: 'failing', summary: `Refused: ${row.lastRejectedReason ?? 'the signature'}` };
  }
  if (row.dead > 0)
    return { status: 'failing', summary: `${count(row.dead, 'record')} could not be read` };
  if (row.lastEventAt === null)
    return { status: 'waiting', summary: 'Waiting for the first event' };
  const age = now.getTime() - acceptedAt;
  if (hasHook && age > quietAfterMs) {
    return {
      status: 'quiet',
      summary: `Nothing for ${count(Math.floor(age / 86_400_000), 'day')}`,
    };
  }
  return {
    status: 'healthy',
    summary: `Last event ${ago(age)}, ${count(row.received, 'record')} in all`,
  };
}

function ago(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${count(minutes, 'minute')} ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${count(hours, 'hour')} ago` : `${count(Math.floor(hours / 24), 'day')} ago`;
}

function count(amount: number, unit: string): string {
  return `${amount.toLocaleString('en')} ${unit}${amount === 1 ? '' : 's'}`;
}
