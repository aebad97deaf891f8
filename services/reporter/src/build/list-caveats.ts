import type { FigureTotals } from '@earshot/core';
import type { SourceHealthRow } from '@earshot/db';
import type { ReportFigures } from './read-report-figures.ts';

const HALVED = 0.5;

/**
 * Sentences a reader should know before trusting the figures; none when there is nothing to say. `takenAt` is the real
 * time, which a workspace with its own clock has left behind.
 */
export function listCaveats(
  figures: Pick<ReportFigures, 'window' | 'painPoints' | 'previousTotals' | 'sources'>,
  takenAt: Date,
): string[] {
  const { window, painPoints, previousTotals, sources } = figures;
  const isLive = window.clockEndsOn === null && takenAt >= window.end;
  return [
    ...painPoints.notes,
    ...noteDrop(painPoints.totals, previousTotals),
    ...noteWaiting(sources),
    ...(isLive ? noteQuietSources(sources, window.start) : []),
  ];
}

function noteDrop({ feedbacks }: FigureTotals, previous: FigureTotals): string[] {
  if (feedbacks === 0 || feedbacks >= previous.feedbacks * HALVED) return [];
  return [
    `This week holds ${feedbacks} feedbacks, less than half of the ${previous.feedbacks} before: check that every source still delivers.`,
  ];
}

function noteWaiting(sources: readonly SourceHealthRow[]): string[] {
  const waiting = sources.reduce((sum, source) => sum + source.waiting, 0);
  if (waiting === 0) return [];
  return [`${waiting} received records were not yet read when the figures were taken.`];
}

/** Only sources that once delivered by themselves: a file that was imported is not expected to go on. */
function noteQuietSources(sources: readonly SourceHealthRow[], weekStart: Date): string[] {
  return sources.flatMap(({ name, lastEventAt, pausedAt }) => {
    if (lastEventAt === null || pausedAt !== null || lastEventAt >= weekStart) return [];
    const day = lastEventAt.toISOString().slice(0, 10);
    return [
      `The source “${name}” has sent nothing since ${day}: its part of this week is missing.`,
    ];
  });
}
