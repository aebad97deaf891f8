import { selectRows, type Database } from '@earshot/db';
import { sql } from 'drizzle-orm';

/** All that a workspace's deliveries were turned into, without ids and the times of the work itself. */
export async function readState(db: Database, workspaceId: string): Promise<unknown> {
  const feedback = await selectRows(
    db.orm,
    sql`
      select f.external_id, f.kind, f.subject, f.url, f.language, f.occurred_at, f.attributes, f.merged,
        encode(f.content_hash, 'hex') as content_hash, f.deleted_at is not null as is_deleted,
        a.external_id as account, c.external_id as customer
      from feedback f
      left join accounts a on a.workspace_id = f.workspace_id and a.id = f.account_id
      left join customers c on c.workspace_id = f.workspace_id and c.id = f.customer_id
      where f.workspace_id = ${workspaceId} order by f.external_id`,
  );
  const accounts = await selectRows(
    db.orm,
    sql`
      select external_id, name, attributes, arr_cents, merged from accounts
      where workspace_id = ${workspaceId} order by external_id`,
  );
  const customers = await selectRows(
    db.orm,
    sql`
      select c.external_id, c.name, c.email, c.attributes, a.external_id as account from customers c
      left join accounts a on a.workspace_id = c.workspace_id and a.id = c.account_id
      where c.workspace_id = ${workspaceId} order by c.external_id`,
  );
  return { feedback, accounts, customers };
}
