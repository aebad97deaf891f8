import type { MentionType } from '@earshot/core';
import { sql, type SQL } from 'drizzle-orm';

/** Which mentions a figure counts: half-open `[from, to)`, and filters that must all hold. */
export type FigureFilter = {
  workspaceId: string;
  from: Date;
  to: Date;
  sourceIds?: readonly string[];
  types?: readonly MentionType[];
  /** Several names must all hold; several values of one name: any. */
  accountAttributes?: readonly { name: string; value: string }[];
  areaId?: string;
  themeIds?: readonly string[];
};

/** The condition on `mentions m`. The same one counts a figure and lists its evidence, so the two always match. */
export function mentionsIn(filter: FigureFilter): SQL {
  return sql.join(
    [
      sql`m.workspace_id = ${filter.workspaceId} and m.occurred_at >= ${filter.from} and m.occurred_at < ${filter.to}`,
      ...sourceCondition(filter, sql`m.source_id`),
      ...segmentCondition(filter, sql`m.feedback_id`),
      ...(filter.types === undefined
        ? []
        : [sql`m.type = any(${sql.param([...filter.types])}::text[])`]),
      ...(filter.themeIds === undefined
        ? []
        : [sql`m.theme_id = any(${sql.param([...filter.themeIds])}::uuid[])`]),
      ...areaCondition(filter),
    ],
    sql` and `,
  );
}

/** The condition on `feedback f`: the denominator of every rate. A filter on types or areas leaves it alone. */
export function feedbackIn(filter: FigureFilter): SQL {
  return sql.join(
    [
      sql`f.workspace_id = ${filter.workspaceId} and f.occurred_at >= ${filter.from} and f.occurred_at < ${filter.to}`,
      sql`f.deleted_at is null and f.merged <> 'null'::jsonb`,
      ...sourceCondition(filter, sql`f.source_id`),
      ...segmentCondition(filter, sql`f.id`),
    ],
    sql` and `,
  );
}

function sourceCondition(filter: FigureFilter, column: SQL): SQL[] {
  if (filter.sourceIds === undefined) return [];
  return [sql`${column} = any(${sql.param([...filter.sourceIds])}::uuid[])`];
}

/**
 * Accounts by attribute. What was told with a feedback (its plan, its region at that time) goes before what the account
 * says today, so that an account in two segments is counted in each with its own feedback.
 */
function segmentCondition(filter: FigureFilter, feedbackId: SQL): SQL[] {
  const byName = Object.groupBy(filter.accountAttributes ?? [], (attribute) => attribute.name);
  const names = Object.entries(byName);
  if (names.length === 0) return [];
  const all = names.map(([name, attributes]) => {
    const values = sql.param((attributes ?? []).map((attribute) => attribute.value));
    return sql`coalesce(s.attributes ->> ${name}, a.attributes ->> ${name}) = any(${values}::text[])`;
  });
  return [
    sql`${feedbackId} in (
      select s.id from feedback s
      left join accounts a on a.workspace_id = s.workspace_id and a.id = s.account_id
      where s.workspace_id = ${filter.workspaceId} and ${sql.join(all, sql` and `)})`,
  ];
}

function areaCondition(filter: FigureFilter): SQL[] {
  if (filter.areaId === undefined) return [];
  return [
    sql`m.theme_id in (
      select t.id from themes t where t.workspace_id = ${filter.workspaceId} and t.parent_id = ${filter.areaId})`,
  ];
}
