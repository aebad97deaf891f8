import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

/** How many rows break each promise about a workspace's data; all of them are 0 at any time. */
export type Violations = {
  /** Deliveries that are neither done nor dead nor waiting. */
  lostDeliveries: number;
  /** Mentions whose theme has no current assignment, and current assignments without their mention. */
  withoutAssignment: number;
  withoutMention: number;
  withoutVector: number;
  ofDeletedFeedback: number;
  /** Mentions in a theme that was merged or archived. */
  ofEndedTheme: number;
};

/** Checks the sums of a workspace. */
export async function countViolations(
  executor: Executor,
  workspaceId: string,
): Promise<Violations> {
  const [row] = await selectRows<Violations>(
    executor,
    sql`
      select
        (select count(*)::int from deliveries where workspace_id = ${workspaceId}
          and state not in ('done', 'dead', 'ready', 'claimed')) as "lostDeliveries",
        (select count(*)::int from mentions m where m.workspace_id = ${workspaceId} and m.theme_id is not null
          and not exists (select from assignments a where a.workspace_id = m.workspace_id and a.mention_id = m.id
            and a.theme_id = m.theme_id and a.valid_to is null)) as "withoutAssignment",
        (select count(*)::int from assignments a where a.workspace_id = ${workspaceId} and a.valid_to is null
          and not exists (select from mentions m where m.workspace_id = a.workspace_id and m.id = a.mention_id
            and m.theme_id = a.theme_id)) as "withoutMention",
        (select count(*)::int from mentions m where m.workspace_id = ${workspaceId}
          and not exists (select from mention_vectors v where v.workspace_id = m.workspace_id
            and v.mention_id = m.id)) as "withoutVector",
        (select count(*)::int from mentions m
          join feedback f on f.workspace_id = m.workspace_id and f.id = m.feedback_id
          where m.workspace_id = ${workspaceId} and f.deleted_at is not null and f.state = 'done') as "ofDeletedFeedback",
        (select count(*)::int from mentions m
          join themes t on t.workspace_id = m.workspace_id and t.id = m.theme_id
          where m.workspace_id = ${workspaceId} and t.state <> 'active') as "ofEndedTheme"`,
  );
  return row as Violations;
}
