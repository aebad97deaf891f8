import {
  previousWindow,
  resolveWindow,
  type DayWindow,
  type FigureTotals,
  type PainPoint,
  type Verbatim,
} from '@earshot/core';
import {
  listNewThemes,
  listSourcesWithHealth,
  listThemeNames,
  type Database,
  type SourceHealthRow,
  type ThemeName,
} from '@earshot/db';
import { listVerbatims } from './list-verbatims.ts';

/** A window's totals and its pain points, best rank first; the API answers the same figures for the same window. */
export type WindowFigures = { totals: FigureTotals; painPoints: readonly PainPoint[] };
export type ReadWindowFigures = (input: {
  workspaceId: string;
  window: DayWindow;
}) => Promise<WindowFigures>;

/** What a report is made of: the week, the week before, and the quarter of weeks that its trends are read from. */
export type ReportFigures = {
  week: WindowFigures;
  previousTotals: FigureTotals;
  quarter: WindowFigures;
  /** By theme id, for the pain points at the top. */
  verbatims: ReadonlyMap<string, readonly Verbatim[]>;
  newThemes: readonly { name: ThemeName; mentions: number }[];
  sources: readonly SourceHealthRow[];
};

export type ReportFiguresDeps = { db: Pick<Database, 'orm'>; readWindowFigures: ReadWindowFigures };

const QUARTER_WEEKS = 13;
/** A theme with fewer mentions in its first week is not yet news. */
const MIN_NEW_MENTIONS = 3;
/** The pain points whose verbatims a report keeps. */
export const REPORTED_PAIN_POINTS = 7;

export async function readReportFigures(
  deps: ReportFiguresDeps,
  input: { workspaceId: string; window: DayWindow },
): Promise<ReportFigures> {
  const { workspaceId, window } = input;
  const week = await deps.readWindowFigures(input);
  const previous = await deps.readWindowFigures({ workspaceId, window: previousWindow(window) });
  const quarter = await deps.readWindowFigures({ workspaceId, window: quarterUntil(window) });
  const verbatims = new Map<string, readonly Verbatim[]>();
  for (const { theme } of week.painPoints.slice(0, REPORTED_PAIN_POINTS)) {
    verbatims.set(theme.id, await listVerbatims(deps, { ...input, themeId: theme.id, limit: 3 }));
  }
  return {
    week,
    previousTotals: previous.totals,
    quarter,
    verbatims,
    newThemes: await readNewThemes(deps, input),
    sources: await listSourcesWithHealth(deps.db.orm, workspaceId),
  };
}

function quarterUntil(window: DayWindow): DayWindow {
  const from = new Date(Date.parse(window.to) - QUARTER_WEEKS * 7 * 86_400_000);
  return resolveWindow(
    { from: from.toISOString().slice(0, 10), to: window.to },
    { now: window.end, timeZone: window.timeZone, endsOn: window.clockEndsOn },
  );
}

async function readNewThemes(
  { db }: ReportFiguresDeps,
  { workspaceId, window }: { workspaceId: string; window: DayWindow },
): Promise<ReportFigures['newThemes']> {
  const found = await listNewThemes(db.orm, {
    workspaceId,
    from: window.start,
    to: window.end,
    minMentions: MIN_NEW_MENTIONS,
    limit: 5,
  });
  const ids = found.map((theme) => theme.id);
  const names = await listThemeNames(db.orm, workspaceId, ids);
  return found.flatMap(({ id, mentions }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ name, mentions }];
  });
}
