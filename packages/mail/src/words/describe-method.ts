import type { ReportSnapshot } from '@earshot/core';
import { formatDayOfYear, formatDays } from './format-days.ts';
import { formatPercent } from './format-number.ts';

/** How the figures came about, a sentence or two each: window, voices, intervals, coverage, the clock of a demo. */
export function describeMethod({ window, totals, workspace }: ReportSnapshot): string[] {
  const clock =
    window.clockEndsOn === null
      ? []
      : [
          `${workspace.isDemo ? 'This demo' : 'This workspace'} has its own clock: time ends with ${formatDayOfYear(window.clockEndsOn)}, its last whole day.`,
        ];
  return [
    ...clock,
    `Figures cover ${formatDays(window)} (${window.timeZone}). A voice is an account, or the customer where the account is unknown; it counts once, however often it writes.`,
    'Ranges in brackets are 95 % intervals: the true value lies inside them 19 times out of 20. Bars are rates per 1,000 feedbacks, so more feedback alone raises none; blue are the weeks compared, an outline is a week that is not over.',
    `${formatPercent(totals.coverage)} of the mentions belong to a theme; the others are not in any figure of a pain point.`,
  ];
}
