import type {
  DayWindow,
  FigureWindow,
  PainPoint,
  ReportPainPoint,
  ReportSnapshot,
  Trend,
} from '@earshot/core';
import type { ThemeName, WorkspaceRow } from '@earshot/db';
import { listCaveats } from './list-caveats.ts';
import { REPORTED_PAIN_POINTS, type ReportFigures } from './read-report-figures.ts';

export type SnapshotInput = {
  workspace: Pick<WorkspaceRow, 'name' | 'isDemo' | 'notice'>;
  week: string;
  window: DayWindow;
  figures: ReportFigures;
  generatedAt: Date;
};

/** A week as it is reported. Ranks and counts are the week's; trends are read from the quarter that ends with it. */
export function composeSnapshot(input: SnapshotInput): ReportSnapshot {
  const { workspace, figures } = input;
  const trends = new Map(figures.quarter.painPoints.map(({ theme, trend }) => [theme.id, trend]));
  const painPoints = figures.week.painPoints
    .slice(0, REPORTED_PAIN_POINTS)
    .map((painPoint) => toReported(painPoint, trends.get(painPoint.theme.id), figures));
  return {
    version: 1,
    week: input.week,
    workspace: { name: workspace.name, isDemo: workspace.isDemo, notice: workspace.notice },
    window: toFigureWindow(input.window),
    totals: figures.week.totals,
    previousTotals: figures.previousTotals,
    painPoints,
    rising: listMoved(figures, 'rising'),
    falling: listMoved(figures, 'falling'),
    newThemes: figures.newThemes.map(({ name, mentions }) => ({ ...toThemeRef(name), mentions })),
    caveats: listCaveats(input),
    generatedAt: input.generatedAt.toISOString(),
  };
}

function toReported(
  painPoint: PainPoint,
  trend: Trend | undefined,
  { verbatims }: ReportFigures,
): ReportPainPoint {
  return {
    ...painPoint,
    trend: trend ?? painPoint.trend,
    verbatims: [...(verbatims.get(painPoint.theme.id) ?? [])],
  };
}

/** Those that moved most first. Mentions are the week's, as everywhere in a report. */
function listMoved(
  { quarter, week }: ReportFigures,
  direction: 'rising' | 'falling',
): ReportSnapshot['rising'] {
  const mentions = new Map(
    week.painPoints.map((painPoint) => [painPoint.theme.id, painPoint.mentions]),
  );
  return quarter.painPoints
    .flatMap(({ theme, trend }) => {
      if (trend.direction !== direction || trend.growth === null) return [];
      return [{ ...theme, growth: trend.growth.value, mentions: mentions.get(theme.id) ?? 0 }];
    })
    .toSorted((a, b) => Math.abs(b.growth) - Math.abs(a.growth))
    .slice(0, 5);
}

function toThemeRef({ parentId, ...name }: ThemeName) {
  return { ...name, areaId: parentId };
}

function toFigureWindow({ from, to, days, timeZone, clockEndsOn }: DayWindow): FigureWindow {
  return { from, to, days, timeZone, clockEndsOn };
}
