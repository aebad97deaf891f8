import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type Lease = { workspaceId: string; name: string; holder: string };

/** Takes or renews a lease: false while another holder's has not run out. */
export async function takeLease(executor: Executor, lease: Lease, forMs: number): Promise<boolean> {
  const rows = await selectRows(
    executor,
    sql`
      insert into leases (workspace_id, name, holder, until)
      values (${lease.workspaceId}, ${lease.name}, ${lease.holder}, now() + ${forMs} * interval '1 millisecond')
      on conflict (workspace_id, name) do update set holder = excluded.holder, until = excluded.until
      where leases.until < now() or leases.holder = excluded.holder
      returning holder`,
  );
  return rows.length > 0;
}

export async function releaseLease(executor: Executor, lease: Lease): Promise<void> {
  await executor.execute(sql`
    delete from leases
    where workspace_id = ${lease.workspaceId} and name = ${lease.name} and holder = ${lease.holder}`);
}
