import {
  resolveWindow,
  type DayWindow,
  type FigureTotals,
  type FigureWindow,
  type MentionType,
  type WindowRequest,
} from '@earshot/core';
import type { FigureFilter } from '../queries/figure-filter.ts';
import type { WindowTotals } from '../queries/theme-figures.ts';
import { clockOf, type WorkspaceRow } from '../queries/workspaces.ts';

/** What a reader asks figures for: a window and filters, as in the API's query. */
export type FigureRequest = WindowRequest & {
  source?: readonly string[] | undefined;
  type?: readonly MentionType[] | undefined;
  /** `name:value`. */
  account?: readonly string[] | undefined;
  area?: string | undefined;
};

/** Praise costs nothing: figures, their trends and their evidence count it only when asked to. */
export const defaultTypes: readonly MentionType[] = ['pain', 'request', 'question'];

/** The window of a request by the workspace's clock, and the filter of its queries. */
export function resolveFigures(
  workspace: WorkspaceRow,
  request: FigureRequest,
  now: Date,
): { window: DayWindow; filter: FigureFilter } {
  const { source, type = defaultTypes, account, area } = request;
  const window = resolveWindow(request, clockOf(workspace, now));
  return {
    window,
    filter: {
      workspaceId: workspace.id,
      from: window.start,
      to: window.end,
      ...(source === undefined ? {} : { sourceIds: source }),
      types: type,
      ...(account === undefined ? {} : { accountAttributes: account.map(readAttribute) }),
      ...(area === undefined ? {} : { areaId: area }),
    },
  };
}

/** The API path that lists exactly the mentions that a theme's figure counts. */
export function evidencePath(
  themeId: string,
  window: FigureWindow,
  request: FigureRequest,
): string {
  const query = new URLSearchParams({ from: window.from, to: window.to });
  const filters = { ...request, type: request.type ?? defaultTypes };
  for (const name of ['source', 'type', 'account'] as const) {
    for (const value of filters[name] ?? []) query.append(name, value);
  }
  return `/v1/themes/${themeId}/mentions?${query.toString()}`;
}

export function toFigureWindow(window: DayWindow): FigureWindow {
  const { from, to, days, timeZone, clockEndsOn } = window;
  return { from, to, days, timeZone, clockEndsOn };
}

export function toFigureTotals(totals: WindowTotals): FigureTotals {
  const coverage = totals.mentions === 0 ? 0 : totals.assigned / totals.mentions;
  return {
    feedbacks: totals.feedbacks,
    mentions: totals.mentions,
    voices: totals.voices,
    coverage,
  };
}

function readAttribute(attribute: string): { name: string; value: string } {
  const colon = attribute.indexOf(':');
  return { name: attribute.slice(0, colon), value: attribute.slice(colon + 1) };
}
