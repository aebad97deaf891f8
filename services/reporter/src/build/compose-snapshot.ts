import type { PainPoint, ReportPainPoint, ReportSnapshot } from '@earshot/core';
import type { ThemeName, WorkspaceRow } from '@earshot/db';
import { listCaveats } from './list-caveats.ts';
import { REPORTED_PAIN_POINTS, type ReportFigures } from './read-report-figures.ts';

export type SnapshotInput = {
  workspace: Pick<WorkspaceRow, 'name' | 'isDemo' | 'notice'>;
  week: string;
  figures: ReportFigures;
  generatedAt: Date;
};

/** A week as it is reported. Ranks and counts are the week's; trends are read from the quarter that ends with it. */
export function composeSnapshot(input: SnapshotInput): ReportSnapshot {
  const { workspace, figures } = input;
  const { items, totals, window } = figures.painPoints;
  return {
    version: 1,
    week: input.week,
    workspace: { name: workspace.name, isDemo: workspace.isDemo, notice: workspace.notice },
    window,
    totals,
    previousTotals: figures.previousTotals,
    painPoints: items
      .slice(0, REPORTED_PAIN_POINTS)
      .map((painPoint) => addVerbatims(painPoint, figures)),
    rising: listMoved(items, 'rising'),
    falling: listMoved(items, 'falling'),
    newThemes: figures.newThemes.map(({ name, mentions }) => ({ ...toThemeRef(name), mentions })),
    caveats: listCaveats(figures, input.generatedAt),
    generatedAt: input.generatedAt.toISOString(),
  };
}

function addVerbatims(painPoint: PainPoint, { verbatims }: ReportFigures): ReportPainPoint {
  return { ...painPoint, verbatims: [...(verbatims.get(painPoint.theme.id) ?? [])] };
}

/** Those that moved most first. */
function listMoved(
  items: readonly PainPoint[],
  direction: 'rising' | 'falling',
): ReportSnapshot['rising'] {
  return items
    .flatMap(({ theme, trend, mentions }) => {
      if (trend.direction !== direction || trend.growth === null) return [];
      return [{ ...theme, growth: trend.growth.value, mentions }];
    })
    .toSorted((a, b) => Math.abs(b.growth) - Math.abs(a.growth))
    .slice(0, 5);
}

function toThemeRef({ parentId, ...name }: ThemeName) {
  return { ...name, areaId: parentId };
}
