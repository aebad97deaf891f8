import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors/app-error.ts';

/** The days of an ISO 8601 week: Monday, and the Monday after it (excluded), both `YYYY-MM-DD`. */
export type IsoWeekDays = { from: string; to: string };

/** The days of a week written `2023-W22`. Throws `invalid-input` when there is no such week. */
export function isoWeekDays(week: string): IsoWeekDays {
  const monday = mondayOf(week);
  return { from: monday.toString(), to: monday.add({ days: 7 }).toString() };
}

/** The ISO 8601 week that an instant falls in, in a time zone, as `2023-W22`. */
export function isoWeekOf(at: Date, timeZone: string): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(at.getTime());
  return formatWeek(instant.toZonedDateTimeISO(timeZone).toPlainDate());
}

/** The week so many weeks later; earlier when `weeks` is negative. */
export function addIsoWeeks(week: string, weeks: number): string {
  return formatWeek(mondayOf(week).add({ weeks }));
}

function mondayOf(week: string): Temporal.PlainDate {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  const year = Number(match?.[1]);
  // The 4th of January is always in week 1.
  const monday =
    match === null
      ? undefined
      : startOfWeek(new Temporal.PlainDate(year, 1, 4)).add({ weeks: Number(match[2]) - 1 });
  if (monday === undefined || formatWeek(monday) !== week) {
    throw new AppError('invalid-input', `"${week}" is not a week.`, {
      remedy: 'Write an ISO week as 2023-W22.',
    });
  }
  return monday;
}

function startOfWeek(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

function formatWeek(day: Temporal.PlainDate): string {
  return `${String(day.yearOfWeek).padStart(4, '0')}-W${String(day.weekOfYear).padStart(2, '0')}`;
}
