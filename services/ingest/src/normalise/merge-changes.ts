import { createHash } from 'node:crypto';
import {
  currentFields,
  detectLanguage,
  emptyFeedbackState,
  isCustomerVoice,
  isDeletedFeedback,
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
  changes: readonly FeedbackChange[];
  state: FeedbackState;
  fields: FeedbackFields;
  occurredAt: string;
};

function mergeRow(locked: LockedFeedback, items: readonly ReceivedChange[]): MergedRow {
  const changes = items.map((item) => item.change);
  const state = changes.reduce(mergeFeedback, locked.merged ?? emptyFeedbackState);
  const occurredAt = saidAt(state) ?? firstReceivedAt(locked, items);
  // Milliseconds are what a cursor and a window can tell apart.
  return {
    locked,
    changes,
    state,
    fields: currentFields(state),
    occurredAt: new Date(occurredAt).toISOString(),
  };
}

/** When it was said, where the source tells. */
function saidAt(state: FeedbackState): string | undefined {
  return (
    currentFields(state).occurredAt ?? listTurns(state).find((turn) => turn.at !== undefined)?.at
  );
}

/** The earliest arrival of any of its changes: a later edit must not move it. */
function firstReceivedAt(locked: LockedFeedback, items: readonly ReceivedChange[]): number {
  const wasArrival = locked.merged !== null && saidAt(locked.merged) === undefined;
  const before = wasArrival ? locked.occurredAt.getTime() : Number.POSITIVE_INFINITY;
  return Math.min(before, ...items.map((item) => item.receivedAt.getTime()));
}

type Owners = { accounts: Map<string, string>; customers: Map<string, string> };

async function upsertOwners(
  tx: Executor,
  workspaceId: string,
  rows: readonly MergedRow[],
): Promise<Owners> {
  const told = rows.flatMap(tellOwners);
  const accounts = await upsertAccounts(
    tx,
    workspaceId,
    told.flatMap(({ account, version }) => (account ? [{ ref: account, version }] : [])),
  );
  const people = told.flatMap(({ customer, account, version }) =>
    customer
      ? [{ ref: { ...customer, accountId: accounts.get(account?.externalId ?? '') }, version }]
      : [],
  );
  return { accounts, customers: await upsertCustomers(tx, workspaceId, people) };
}

type ToldOwners = Pick<FeedbackFields, 'account' | 'customer'> & { version: number };

/** What each change says of its account and customer, and what the feedback has of them by now. */
function tellOwners({ changes, state }: MergedRow): ToldOwners[] {
  const { account, customer } = state.fields;
  return [
    ...changes.map(({ fields, version }) => ({ ...fields, version })),
    ...(account === undefined ? [] : [{ account: account.value, version: account.version }]),
    ...(customer === undefined ? [] : [{ customer: customer.value, version: customer.version }]),
  ];
}

function toUpdate(row: MergedRow, owners: Owners): FeedbackUpdate {
  const { fields, state, locked, occurredAt } = row;
  const contentHash = hashContent(row);
  return {
    id: locked.id,
    kind: fields.kind ?? 'ticket',
    subject: fields.subject ?? null,
    url: fields.url ?? null,
    language: fields.language ?? detectLanguage(customerWords(state)) ?? null,
    occurredAt,
    accountId: owners.accounts.get(fields.account?.externalId ?? '') ?? null,
    customerId: owners.customers.get(fields.customer?.externalId ?? '') ?? null,
    attributes: fields.attributes ?? {},
    merged: state,
    contentHash,
    isChanged: !contentHash.equals(locked.contentHash),
    isDeleted: isDeletedFeedback(state),
  };
}

/** Enough to tell a language by: 0.7 ms on a busy core, where a long complaint whole takes 2.3. */
const languageChars = 300;

function customerWords(state: FeedbackState): string {
  return listTurns(state)
    .filter(isCustomerVoice)
    .map((turn) => turn.text)
    .join('\n')
    .slice(0, languageChars);
}

/** Covers all that a mention copies from its feedback: the customer's words, who said them, where and when. */
function hashContent({ fields, state, occurredAt }: MergedRow): Buffer {
  const words = listTurns(state).map((turn) => [
    turn.id,
    turn.role,
    turn.text,
    turn.isPrivate === true,
    turn.isDeleted === true,
  ]);
  const owner = [fields.account?.externalId, fields.customer?.externalId, occurredAt, fields.kind];
  const content = JSON.stringify([words, owner, isDeletedFeedback(state)]);
  return createHash('sha256').update(content).digest();
}
