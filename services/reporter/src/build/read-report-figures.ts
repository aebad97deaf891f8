import {
  previousWindow,
  resolveWeek,
  type DayWindow,
  type FigureTotals,
  type MentionType,
  type Verbatim,
} from '@earshot/core';
import {
  clockOf,
  countWindow,
  getPainPoints,
  listNewThemes,
  listSourcesWithHealth,
  listThemeNames,
  type Database,
  type PainPointFigures,
  type SourceHealthRow,
  type ThemeName,
  type WorkspaceRow,
} from '@earshot/db';
import { listVerbatims } from './list-verbatims.ts';

/** What a report is made of. The pain points are those that the API answers for the same seven days. */
export type ReportFigures = {
  window: DayWindow;
  painPoints: PainPointFigures;
  previousTotals: FigureTotals;
  /** By theme id, for the pain points at the top. */
  verbatims: ReadonlyMap<string, readonly Verbatim[]>;
  newThemes: readonly { name: ThemeName; mentions: number }[];
  sources: readonly SourceHealthRow[];
};

export type WeekOfWorkspace = { workspace: WorkspaceRow; week: string; now: Date };

/** The pain points that a report keeps. */
export const REPORTED_PAIN_POINTS = 7;
/** The types of mentions that the ranking counts. */
const reportedTypes: readonly MentionType[] = ['pain', 'request', 'question'];
/** A theme with fewer mentions in its first week is not yet news. */
const MIN_NEW_MENTIONS = 3;

/** Reads a week's figures. Throws `invalid-input` for a week that does not exist or is not over by the workspace's clock. */
export async function readReportFigures(
  { db }: { db: Pick<Database, 'orm'> },
  { workspace, week, now }: WeekOfWorkspace,
): Promise<ReportFigures> {
  const { orm } = db;
  const window = resolveWeek(week, clockOf(workspace, now));
  const request = { from: window.from, to: window.to, type: reportedTypes };
  const painPoints = await getPainPoints(orm, { workspace, request, now });
  const filter = filterOf(workspace, window);
  const verbatims = new Map<string, readonly Verbatim[]>();
  for (const { theme } of painPoints.items.slice(0, REPORTED_PAIN_POINTS)) {
    const query = { filter, themeId: theme.id, timeZone: window.timeZone, limit: 3 };
    verbatims.set(theme.id, await listVerbatims({ db }, query));
  }
  return {
    window,
    painPoints,
    previousTotals: await readTotals(db, filterOf(workspace, previousWindow(window))),
    verbatims,
    newThemes: await readNewThemes(db, filter),
    sources: await listSourcesWithHealth(orm, workspace.id),
  };
}

type Filter = { workspaceId: string; from: Date; to: Date; types: readonly MentionType[] };

function filterOf(workspace: WorkspaceRow, { start, end }: DayWindow): Filter {
  return { workspaceId: workspace.id, from: start, to: end, types: reportedTypes };
}

async function readTotals(db: Pick<Database, 'orm'>, filter: Filter): Promise<FigureTotals> {
  const { feedbacks, mentions, voices, assigned } = await countWindow(db.orm, filter);
  return { feedbacks, mentions, voices, coverage: mentions === 0 ? 0 : assigned / mentions };
}

async function readNewThemes(
  { orm }: Pick<Database, 'orm'>,
  filter: Filter,
): Promise<ReportFigures['newThemes']> {
  const found = await listNewThemes(orm, { filter, minMentions: MIN_NEW_MENTIONS, limit: 5 });
  const ids = found.map((theme) => theme.id);
  const names = await listThemeNames(orm, filter.workspaceId, ids);
  return found.flatMap(({ id, mentions }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ name, mentions }];
  });
}
