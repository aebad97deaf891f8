import { createHash } from 'node:crypto';
import {
  currentFields,
  emptyFeedbackState,
  listTurns,
  mergeFeedback,
  type FeedbackChange,
  type FeedbackFields,
  type FeedbackState,
} from '@earshot/core';
import {
  lockFeedback,
  updateFeedback,
  upsertAccounts,
  upsertCustomers,
  type Executor,
  type FeedbackUpdate,
  type LockedFeedback,
} from '@earshot/db';

/** A change with the delivery's own facts, for what the source did not say. */
export type ReceivedChange = { sourceId: string; change: FeedbackChange; receivedAt: Date };

/** Merges changes of one workspace into its feedback, inside the caller's transaction. Answers how many rows changed. */
export async function mergeChanges(
  tx: Executor,
  workspaceId: string,
  received: readonly ReceivedChange[],
): Promise<number> {
  const groups = groupByFeedback(received);
  const locked = await lockFeedback(
    tx,
    workspaceId,
    [...groups.values()].map((group) => group.key),
  );
  const merged = locked.map((row) => mergeRow(row, groups.get(keyOf(row))?.items ?? []));
  const owners = await upsertOwners(tx, workspaceId, merged);
  const updates = merged.map((row) => toUpdate(row, owners));
  await updateFeedback(tx, workspaceId, updates);
  return updates.filter((update) => update.isChanged).length;
}

type Group = { key: { sourceId: string; externalId: string }; items: ReceivedChange[] };

function groupByFeedback(received: readonly ReceivedChange[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const item of received) {
    const key = { sourceId: item.sourceId, externalId: item.change.externalId };
    const group = groups.get(keyOf(key)) ?? { key, items: [] };
    group.items.push(item);
    groups.set(keyOf(key), group);
  }
  return groups;
}

function keyOf(key: { sourceId: string; externalId: string }): string {
  return `${key.sourceId} ${key.externalId}`;
}

type MergedRow = {
  locked: LockedFeedback;
  state: FeedbackState;
  fields: FeedbackFields;
  receivedAt: Date;
};

function mergeRow(locked: LockedFeedback, items: readonly ReceivedChange[]): MergedRow {
  const changes = items.map((item) => item.change);
  const state = changes.reduce(mergeFeedback, locked.merged ?? emptyFeedbackState);
  const receivedAt = new Date(Math.min(...items.map((item) => item.receivedAt.getTime())));
  return { locked, state, fields: currentFields(state), receivedAt };
}

type Owners = { accounts: Map<string, string>; customers: Map<string, string> };

async function upsertOwners(
  tx: Executor,
  workspaceId: string,
  rows: readonly MergedRow[],
): Promise<Owners> {
  const accounts = await upsertAccounts(
    tx,
    workspaceId,
    rows.flatMap(({ fields }) => fields.account ?? []),
  );
  const people = rows.flatMap(({ fields }) =>
    fields.customer === undefined
      ? []
      : [{ ...fields.customer, accountId: accounts.get(fields.account?.externalId ?? '') ?? null }],
  );
  return { accounts, customers: await upsertCustomers(tx, workspaceId, people) };
}

function toUpdate(row: MergedRow, owners: Owners): FeedbackUpdate {
  const { fields, state, locked } = row;
  const contentHash = hashContent(row);
  return {
    id: locked.id,
    kind: fields.kind ?? 'ticket',
    subject: fields.subject ?? null,
    url: fields.url ?? null,
    language: fields.language ?? null,
    occurredAt: fields.occurredAt ?? firstSaid(state) ?? row.receivedAt.toISOString(),
    accountId: owners.accounts.get(fields.account?.externalId ?? '') ?? null,
    customerId: owners.customers.get(fields.customer?.externalId ?? '') ?? null,
    attributes: fields.attributes ?? {},
    merged: state,
    contentHash,
    isChanged: !contentHash.equals(locked.contentHash),
    isDeleted: state.deletedVersion !== null,
  };
}

/** Covers all that a mention copies from its feedback: the customer's words, who said them and when. */
function hashContent({ fields, state }: MergedRow): Buffer {
  const words = listTurns(state).map((turn) => [
    turn.id,
    turn.role,
    turn.text,
    turn.isPrivate === true,
    turn.isDeleted === true,
  ]);
  const owner = [fields.account?.externalId, fields.customer?.externalId, fields.occurredAt];
  const content = JSON.stringify([words, owner, state.deletedVersion !== null]);
  return createHash('sha256').update(content).digest();
}

function firstSaid(state: FeedbackState): string | undefined {
  return listTurns(state).find((turn) => turn.at !== undefined)?.at;
}
