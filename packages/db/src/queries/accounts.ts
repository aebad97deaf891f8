import { newId, type AccountRef, type CustomerRef } from '@earshot/core';
import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

/**
 * Creates or updates accounts and answers their ids by external id. Attributes are merged, the newest value of each
 * wins; rows that would not change are not written.
 */
export async function upsertAccounts(
  executor: Executor,
  workspaceId: string,
  accounts: readonly AccountRef[],
): Promise<Map<string, string>> {
  const rows = dedupe(accounts).map((account) => ({
    id: newId(),
    external_id: account.externalId,
    name: account.name ?? account.externalId,
    attributes: account.attributes ?? {},
    arr_cents: account.arrCents ?? null,
  }));
  if (rows.length === 0) return new Map();
  await executor.execute(sql`
    insert into accounts as a (workspace_id, id, external_id, name, attributes, arr_cents)
    select ${workspaceId}::uuid, id, external_id, name, attributes, arr_cents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, external_id text, name text, attributes jsonb, arr_cents bigint)
    order by external_id
    on conflict (workspace_id, external_id) do update
    set name = excluded.name, attributes = a.attributes || excluded.attributes,
      arr_cents = coalesce(excluded.arr_cents, a.arr_cents)
    where (a.name, a.attributes, a.arr_cents) is distinct from
      (excluded.name, a.attributes || excluded.attributes, coalesce(excluded.arr_cents, a.arr_cents))`);
  return selectIds(executor, {
    table: 'accounts',
    workspaceId,
    externalIds: rows.map((row) => row.external_id),
  });
}

/** Creates or updates customers and answers their ids by external id. */
export async function upsertCustomers(
  executor: Executor,
  workspaceId: string,
  customers: readonly (CustomerRef & { accountId: string | null })[],
): Promise<Map<string, string>> {
  const rows = dedupe(customers).map((customer) => ({
    id: newId(),
    external_id: customer.externalId,
    name: customer.name ?? null,
    email: customer.email ?? null,
    account_id: customer.accountId,
    attributes: customer.attributes ?? {},
  }));
  if (rows.length === 0) return new Map();
  await executor.execute(sql`
    insert into customers as c (workspace_id, id, external_id, name, email, account_id, attributes)
    select ${workspaceId}::uuid, id, external_id, name, email, account_id, attributes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, external_id text, name text, email text, account_id uuid, attributes jsonb)
    order by external_id
    on conflict (workspace_id, external_id) do update
    set name = coalesce(excluded.name, c.name), email = coalesce(excluded.email, c.email),
      account_id = coalesce(excluded.account_id, c.account_id), attributes = c.attributes || excluded.attributes
    where (c.name, c.email, c.account_id, c.attributes) is distinct from
      (coalesce(excluded.name, c.name), coalesce(excluded.email, c.email),
       coalesce(excluded.account_id, c.account_id), c.attributes || excluded.attributes)`);
  return selectIds(executor, {
    table: 'customers',
    workspaceId,
    externalIds: rows.map((row) => row.external_id),
  });
}

function dedupe<T extends { externalId: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.externalId, row])).values()];
}

async function selectIds(
  executor: Executor,
  input: { table: 'accounts' | 'customers'; workspaceId: string; externalIds: string[] },
): Promise<Map<string, string>> {
  const rows = await selectRows<{ id: string; externalId: string }>(
    executor,
    sql`
      select id, external_id as "externalId" from ${sql.identifier(input.table)}
      where workspace_id = ${input.workspaceId} and external_id = any(${sql.param(input.externalIds)}::text[])`,
  );
  return new Map(rows.map((row) => [row.externalId, row.id]));
}
