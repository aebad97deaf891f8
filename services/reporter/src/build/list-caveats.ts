import type { DayWindow } from '@earshot/core';
import type { ReportFigures } from './read-report-figures.ts';

export type CaveatInput = {
  window: DayWindow;
  figures: Pick<ReportFigures, 'week' | 'previousTotals' | 'sources'>;
  /** The real time at which the figures were read. */
  generatedAt: Date;
};

const LOW_COVERAGE = 0.5;
const FEW_FEEDBACKS = 30;
const HALVED = 0.5;

/** Sentences a reader should know before trusting the figures; none when there is nothing to say. */
export function listCaveats({ window, figures, generatedAt }: CaveatInput): string[] {
  const { totals } = figures.week;
  const waiting = figures.sources.reduce((sum, source) => sum + source.waiting, 0);
  const quiet =
    window.clockEndsOn === null ? listQuietSources(window, figures.sources, generatedAt) : [];
  return [
    totals.feedbacks < FEW_FEEDBACKS &&
      `Only ${totals.feedbacks} feedbacks arrived in this week: the shares are rough.`,
    totals.feedbacks < figures.previousTotals.feedbacks * HALVED &&
      `The week holds less than half the feedback of the week before (${totals.feedbacks} against ${figures.previousTotals.feedbacks}): check that every source still delivers.`,
    totals.mentions > 0 &&
      totals.coverage < LOW_COVERAGE &&
      `Only ${Math.round(totals.coverage * 100)} % of the mentions have a theme so far: more may belong to the pain points than is counted.`,
    waiting > 0 && `${waiting} received records were not yet read when the figures were taken.`,
    ...quiet,
  ].filter((sentence) => typeof sentence === 'string');
}

function listQuietSources(
  window: DayWindow,
  sources: CaveatInput['figures']['sources'],
  generatedAt: Date,
): string[] {
  return sources
    .filter(({ lastEventAt, pausedAt }) => {
      const wasLive = lastEventAt !== null && lastEventAt < generatedAt;
      return pausedAt === null && wasLive && lastEventAt < window.start;
    })
    .map(({ name, lastEventAt }) => {
      const day = lastEventAt?.toISOString().slice(0, 10) ?? '';
      return `The source “${name}” has sent nothing since ${day}: its part of this week is missing.`;
    });
}
