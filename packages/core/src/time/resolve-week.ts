import { AppError } from '../errors/app-error.ts';
import {
  dayAfterLast,
  dayWindow,
  parseDay,
  type DayWindow,
  type WorkspaceClock,
} from './day-window.ts';
import { isoWeekDays, isoWeekOf } from './iso-week.ts';

/**
 * The seven days of an ISO week (`2023-W22`) in a workspace's time zone.
 * Throws `invalid-input` when there is no such week or it is not over by the workspace's clock.
 */
export function resolveWeek(week: string, clock: WorkspaceClock): DayWindow {
  const days = isoWeekDays(week);
  const last = dayAfterLast(clock).toString();
  if (days.to > last) {
    throw new AppError('invalid-input', `The week ${week} is not over: it ends with ${days.to}.`, {
      remedy: `Ask for a week that ended by ${last}.`,
    });
  }
  return dayWindow(parseDay(days.from, 'week'), parseDay(days.to, 'week'), clock);
}

/** The last ISO week that is over by a workspace's clock, as `2023-W22`. */
export function lastWholeWeek(clock: WorkspaceClock): string {
  const last = dayAfterLast(clock);
  return isoWeekOf(dayWindow(last.subtract({ days: 7 }), last, clock).start, clock.timeZone);
}
