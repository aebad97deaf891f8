import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type WorkCounts = {
  deliveriesWaiting: number;
  deliveriesDone: number;
  deliveriesDead: number;
  feedbackWaiting: number;
  feedbackDone: number;
  feedbackDead: number;
  mentions: number;
  assigned: number;
  themes: number;
  isDiscovering: boolean;
  lastDiscoveryAt: Date | null;
};

/** How much of a workspace's work waits, is done and is dead. */
export async function countWork(executor: Executor, workspaceId: string): Promise<WorkCounts> {
  const rows = await selectRows<WorkCounts>(
    executor,
    sql`
      select d.*, f.*, m.*,
        (select count(*)::int from themes t
          where t.workspace_id = ${workspaceId} and t.level = 'theme' and t.state = 'active') as themes,
        exists (select from leases l
          where l.workspace_id = ${workspaceId} and l.name = 'discover-themes' and l.until > now()) as "isDiscovering",
        (select max(finished_at) from theme_runs r where r.workspace_id = ${workspaceId}) as "lastDiscoveryAt"
      from
        (select count(*) filter (where state in ('ready', 'claimed'))::int as "deliveriesWaiting",
          count(*) filter (where state = 'done')::int as "deliveriesDone",
          count(*) filter (where state = 'dead')::int as "deliveriesDead"
          from deliveries where workspace_id = ${workspaceId}) d,
        (select count(*) filter (where state in ('ready', 'claimed'))::int as "feedbackWaiting",
          count(*) filter (where state = 'done')::int as "feedbackDone",
          count(*) filter (where state = 'dead')::int as "feedbackDead"
          from feedback where workspace_id = ${workspaceId}) f,
        (select count(*)::int as mentions, count(theme_id)::int as assigned
          from mentions where workspace_id = ${workspaceId}) m`,
  );
  return rows[0] as WorkCounts;
}

export type DiscoveryNeed = {
  workspaceId: string;
  mentions: number;
  /** Mentions that the last discovery read; null before the first. */
  lastRead: number | null;
  /** Feedback still on its way. */
  waiting: number;
};

/** What each workspace has for a discovery. */
export async function listDiscoveryNeeds(executor: Executor): Promise<DiscoveryNeed[]> {
  return selectRows<DiscoveryNeed>(
    executor,
    sql`
      select w.id as "workspaceId", m.mentions,
        (select r.mentions_read from theme_runs r where r.workspace_id = w.id
          order by r.finished_at desc limit 1) as "lastRead",
        (select count(*)::int from feedback f where f.workspace_id = w.id and f.state in ('ready', 'claimed'))
          + (select count(*)::int from deliveries d where d.workspace_id = w.id and d.state in ('ready', 'claimed'))
          as waiting
      from workspaces w
      join lateral (
        select count(*)::int as mentions from mentions where workspace_id = w.id
      ) m on true
      where m.mentions > 0`,
  );
}
