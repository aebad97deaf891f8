import { isDeepStrictEqual } from 'node:util';
import {
  mergeVersioned,
  newId,
  type AccountRef,
  type CustomerRef,
  type Versioned,
} from '@earshot/core';
import { sql, type SQL } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

/** What one change told of an account or a customer. The version orders changes, however they arrive. */
export type Told<Ref> = { ref: Ref; version: number };

/**
 * Creates or updates accounts and answers their ids by external id. Every part of an account keeps the version it was
 * told at, so that a late or repeated change never overwrites a newer one.
 */
export async function upsertAccounts(
  executor: Executor,
  workspaceId: string,
  told: readonly Told<AccountRef>[],
): Promise<Map<string, string>> {
  const owners = told.map(({ ref, version }) => ({
    ...ref,
    version,
    fields: { name: ref.name, arrCents: ref.arrCents },
  }));
  return upsertOwners(executor, { workspaceId, ...accounts }, owners);
}

/** Creates or updates customers, by the same rules, and answers their ids by external id. */
export async function upsertCustomers(
  executor: Executor,
  workspaceId: string,
  told: readonly Told<CustomerRef & { accountId?: string | undefined }>[],
): Promise<Map<string, string>> {
  const owners = told.map(({ ref, version }) => ({
    ...ref,
    version,
    fields: { name: ref.name, email: ref.email, accountId: ref.accountId },
  }));
  return upsertOwners(executor, { workspaceId, ...customers }, owners);
}

type OwnerTable = { table: SQL; newColumns: SQL; newValues: SQL; derived: SQL };
type Target = OwnerTable & { workspaceId: string };

/** The columns that are read from `merged`, of the row `o` and its replacement `r`. */
const accounts: OwnerTable = {
  table: sql`accounts`,
  newColumns: sql`, name`,
  newValues: sql`, n.external_id`,
  derived: sql`name = coalesce(r.merged #>> '{fields,name,value}', o.external_id),
    arr_cents = (r.merged #>> '{fields,arrCents,value}')::bigint`,
};
const customers: OwnerTable = {
  table: sql`customers`,
  newColumns: sql``,
  newValues: sql``,
  derived: sql`name = r.merged #>> '{fields,name,value}', email = r.merged #>> '{fields,email,value}',
    account_id = (r.merged #>> '{fields,accountId,value}')::uuid`,
};

type ToldOwner = {
  externalId: string;
  version: number;
  fields: Record<string, unknown>;
  attributes?: Record<string, unknown> | undefined;
};
type Parts = Record<string, Versioned<unknown>>;
type OwnerState = { fields?: Parts; attributes?: Parts };
type OwnerRow = { id: string; externalId: string; merged: OwnerState };

async function upsertOwners(
  executor: Executor,
  target: Target,
  told: readonly ToldOwner[],
): Promise<Map<string, string>> {
  const byId = Map.groupBy(told, (owner) => owner.externalId);
  if (byId.size === 0) return new Map();
  const known = await selectOwners(executor, target, { externalIds: [...byId.keys()] });
  const unchanged = known.filter((row) => mergeOwner(row, byId).merged === row.merged);
  for (const row of unchanged) byId.delete(row.externalId);
  // Merging only ever adds: what changed nothing in an older state changes nothing in a newer one, so no lock for it.
  const changed = await writeOwners(executor, target, byId);
  return new Map([...unchanged, ...changed].map((row) => [row.externalId, row.id]));
}

async function writeOwners(
  executor: Executor,
  target: Target,
  byId: ReadonlyMap<string, readonly ToldOwner[]>,
): Promise<OwnerRow[]> {
  if (byId.size === 0) return [];
  const externalIds = [...byId.keys()].toSorted();
  await executor.execute(sql`
    insert into ${target.table} (workspace_id, id, external_id ${target.newColumns})
    select ${target.workspaceId}::uuid, n.id, n.external_id ${target.newValues}
    from unnest(${sql.param(externalIds.map(() => newId()))}::uuid[], ${sql.param(externalIds)}::text[])
      as n(id, external_id)
    on conflict (workspace_id, external_id) do nothing`);
  const locked = await selectOwners(executor, target, { externalIds, isLocked: true });
  const merged = locked.map((row) => mergeOwner(row, byId));
  await executor.execute(sql`
    update ${target.table} o set merged = r.merged, ${target.derived},
      attributes = (select coalesce(jsonb_object_agg(key, value -> 'value'), '{}')
        from jsonb_each(coalesce(r.merged -> 'attributes', '{}')))
    from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as r(id uuid, merged jsonb)
    where o.workspace_id = ${target.workspaceId} and o.id = r.id`);
  return merged;
}

/** In the order of their ids, so that two workers never wait for each other in a circle. */
function selectOwners(
  executor: Executor,
  target: Target,
  query: { externalIds: readonly string[]; isLocked?: boolean },
): Promise<OwnerRow[]> {
  const lock = query.isLocked === true ? sql`for update` : sql``;
  return selectRows<OwnerRow>(
    executor,
    sql`
      select id, external_id as "externalId", merged from ${target.table}
      where workspace_id = ${target.workspaceId} and external_id = any(${sql.param([...query.externalIds])}::text[])
      order by external_id ${lock}`,
  );
}

/** The same `merged` object where nothing changed. */
function mergeOwner(row: OwnerRow, told: ReadonlyMap<string, readonly ToldOwner[]>): OwnerRow {
  const before = { fields: row.merged.fields ?? {}, attributes: row.merged.attributes ?? {} };
  const merged = (told.get(row.externalId) ?? []).reduce(
    (state, { fields, attributes, version }) => ({
      fields: mergeVersioned(state.fields, fields, version),
      attributes: mergeVersioned(state.attributes, attributes ?? {}, version),
    }),
    before,
  );
  return { ...row, merged: isDeepStrictEqual(merged, before) ? row.merged : merged };
}
