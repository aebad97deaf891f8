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
      ...accountCondition(filter, sql`m.account_id`),
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
      ...accountCondition(filter, sql`f.account_id`),
    ],
    sql` and `,
  );
}

function sourceCondition(filter: FigureFilter, column: SQL): SQL[] {
  if (filter.sourceIds === undefined) return [];
  return [sql`${column} = any(${sql.param([...filter.sourceIds])}::uuid[])`];
}

function accountCondition(filter: FigureFilter, column: SQL): SQL[] {
  const byName = Object.groupBy(filter.accountAttributes ?? [], (attribute) => attribute.name);
  return Object.entries(byName).map(([name, attributes]) => {
    const values = sql.param((attributes ?? []).map((attribute) => attribute.value));
    return sql`${column} in (
      select a.id from accounts a
      where a.workspace_id = ${filter.workspaceId} and a.attributes ->> ${name} = any(${values}::text[]))`;
  });
}

function areaCondition(filter: FigureFilter): SQL[] {
  if (filter.areaId === undefined) return [];
  return [
    sql`m.theme_id in (
      select t.id from themes t where t.workspace_id = ${filter.workspaceId} and t.parent_id = ${filter.areaId})`,
  ];
}
