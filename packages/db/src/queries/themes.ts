import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type ThemeView = {
  id: string;
  level: 'area' | 'theme' | 'sub-theme';
  parentId: string | null;
  areaName: string | null;
  name: string;
  description: string;
  namedBy: string;
  state: 'active' | 'merged' | 'archived';
  mergedIntoId: string | null;
  isLocked: boolean;
  size: number;
  cohesion: number | null;
  separation: number | null;
  createdAt: Date;
};

const themeColumns = sql`
  t.id, t.level, t.parent_id as "parentId", p.name as "areaName", t.name, t.description, t.named_by as "namedBy",
  t.state, t.merged_into_id as "mergedIntoId", t.is_locked as "isLocked",
  (select count(*)::int from mentions m where m.workspace_id = t.workspace_id and (m.theme_id = t.id or m.theme_id in (
    select c.id from themes c where c.workspace_id = t.workspace_id and c.parent_id = t.id))) as size,
  t.cohesion, t.separation, t.created_at as "createdAt"`;

export type ThemeListQuery = {
  workspaceId: string;
  level: ThemeView['level'];
  state: ThemeView['state'];
  areaId?: string;
  afterId?: string;
  limit: number;
};

/** Themes by id, so that a page never shows one twice while others are created. */
export async function listThemes(executor: Executor, query: ThemeListQuery): Promise<ThemeView[]> {
  const inArea = query.areaId === undefined ? sql`` : sql`and t.parent_id = ${query.areaId}`;
  const after = query.afterId === undefined ? sql`` : sql`and t.id > ${query.afterId}`;
  return selectRows<ThemeView>(
    executor,
    sql`
      select ${themeColumns} from themes t
      left join themes p on p.workspace_id = t.workspace_id and p.id = t.parent_id
      where t.workspace_id = ${query.workspaceId} and t.level = ${query.level} and t.state = ${query.state}
        ${inArea} ${after}
      order by t.id limit ${query.limit}`,
  );
}

export async function findTheme(
  executor: Executor,
  workspaceId: string,
  id: string,
): Promise<ThemeView | undefined> {
  const rows = await selectRows<ThemeView>(
    executor,
    sql`
      select ${themeColumns} from themes t
      left join themes p on p.workspace_id = t.workspace_id and p.id = t.parent_id
      where t.workspace_id = ${workspaceId} and t.id = ${id}`,
  );
  return rows[0];
}

export type ThemeName = Pick<
  ThemeView,
  'id' | 'name' | 'description' | 'parentId' | 'areaName' | 'namedBy'
>;

/** Names of themes, for figures that were counted by id. */
export async function listThemeNames(
  executor: Executor,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, ThemeName>> {
  const rows = await selectRows<ThemeName>(
    executor,
    sql`
      select t.id, t.name, t.description, t.parent_id as "parentId", p.name as "areaName", t.named_by as "namedBy"
      from themes t
      left join themes p on p.workspace_id = t.workspace_id and p.id = t.parent_id
      where t.workspace_id = ${workspaceId} and t.id = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type ThemeEventView = { id: string; kind: string; actor: string; reason: string; at: Date };

export async function listThemeEvents(
  executor: Executor,
  workspaceId: string,
  themeId: string,
): Promise<ThemeEventView[]> {
  return selectRows<ThemeEventView>(
    executor,
    sql`
      select id, kind, actor, reason, at from theme_events
      where workspace_id = ${workspaceId} and theme_id = ${themeId} order by at desc, id desc limit 200`,
  );
}
