import type { FigureTotals, FigureWindow, PainPoint, Trend } from '@earshot/core';
import { scorePainPoints, wilsonInterval } from '@earshot/trends';
import type { Executor } from '../queries/executor.ts';
import {
  countThemes,
  countWindow,
  type ThemeCounts,
  type WindowTotals,
} from '../queries/theme-figures.ts';
import { listThemeNames, type ThemeName } from '../queries/themes.ts';
import type { WorkspaceRow } from '../queries/workspaces.ts';
import {
  evidencePath,
  resolveFigures,
  toFigureTotals,
  toFigureWindow,
  type FigureRequest,
} from './figure-request.ts';
import { getTrends } from './get-trends.ts';

export type PainPointSort = 'score' | 'reach' | 'mentions' | 'severity' | 'growth';

export type PainPointFigures = {
  window: FigureWindow;
  totals: FigureTotals;
  /** All of them, ranked. */
  items: PainPoint[];
  notes: string[];
};

/** Below this many feedbacks a share's interval is wider than most differences. */
const fewFeedbacks = 50;
const lowCoverage = 0.8;

/** Ranks the themes of a window by what they cost. Throws `invalid-input` for a window that makes no sense. */
export async function getPainPoints(
  executor: Executor,
  input: { workspace: WorkspaceRow; request: FigureRequest; now: Date; sort?: PainPointSort },
): Promise<PainPointFigures> {
  const { request } = input;
  const { window, filter } = resolveFigures(input.workspace, request, input.now);
  const totals = await countWindow(executor, filter);
  const counts = await countThemes(executor, filter);
  const ids = counts.map((count) => count.themeId);
  const names = await listThemeNames(executor, filter.workspaceId, ids);
  const trends = await getTrends(executor, { window, filter });
  const scores = scorePainPoints(
    counts.map((count) => ({
      ...count,
      reach: count.voices,
      growth: trends.get(count.themeId)?.growth ?? null,
    })),
  );
  const items = counts.map((count, index) =>
    toPainPoint({
      count,
      totals,
      name: names.get(count.themeId),
      trend: trends.get(count.themeId),
      score: scores[index] ?? { value: 0, parts: [] },
      evidence: evidencePath(count.themeId, window, request),
    }),
  );
  const ranked = items
    .toSorted(comparePainPoints(input.sort ?? 'score'))
    .map((item, index) => ({ ...item, rank: index + 1 }));
  return {
    window: toFigureWindow(window),
    totals: toFigureTotals(totals),
    items: ranked,
    notes: notesOn(totals),
  };
}

type Parts = {
  count: ThemeCounts;
  totals: WindowTotals;
  name: ThemeName | undefined;
  trend: Trend | undefined;
  score: PainPoint['score'];
  evidence: string;
};

function toPainPoint(parts: Parts): PainPoint {
  const { count, totals, name } = parts;
  return {
    rank: 1,
    theme: {
      id: count.themeId,
      name: name?.name ?? '',
      description: name?.description ?? '',
      areaId: name?.parentId ?? null,
      areaName: name?.areaName ?? null,
      namedBy: name?.namedBy ?? '',
    },
    reach: count.voices,
    reachParts: { accounts: count.accounts, customers: count.customers, unknown: count.unknown },
    mentions: count.mentions,
    feedbacks: count.feedbacks,
    // A deleted feedback may still have its mentions for a moment: a share is never above one.
    share: wilsonInterval(count.feedbacks, Math.max(totals.feedbacks, count.feedbacks)),
    severity: count.severity,
    trend: parts.trend ?? {
      direction: 'too-little-data',
      growth: null,
      weeksCompared: 0,
      points: [],
    },
    score: parts.score,
    evidence: parts.evidence,
  };
}

/** Ties are settled by reach, then by name, so that a page never depends on the database's mood. */
function comparePainPoints(sort: PainPointSort): (a: PainPoint, b: PainPoint) => number {
  const keys: Record<PainPointSort, (item: PainPoint) => number> = {
    score: (item) => item.score.value,
    reach: (item) => item.reach,
    mentions: (item) => item.mentions,
    severity: (item) => item.severity,
    growth: (item) => item.trend.growth?.low ?? -1,
  };
  const key = keys[sort];
  return (a, b) =>
    key(b) - key(a) || b.reach - a.reach || a.theme.name.localeCompare(b.theme.name, 'en');
}

function notesOn(totals: WindowTotals): string[] {
  if (totals.feedbacks === 0) return ['There is no feedback in this window.'];
  const notes: string[] = [];
  if (totals.feedbacks < fewFeedbacks) {
    notes.push(`Only ${totals.feedbacks} feedbacks in this window: the shares are rough.`);
  }
  const coverage = totals.mentions === 0 ? 1 : totals.assigned / totals.mentions;
  if (coverage < lowCoverage) {
    notes.push(
      `${Math.round(coverage * 100)} % of the mentions have a theme so far; the rest is not counted here.`,
    );
  }
  return notes;
}
