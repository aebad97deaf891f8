import type { Temporal } from 'temporal-polyfill';
import { dayWindow, parseDay, type DayWindow } from './day-window.ts';

export type PeriodUnit = 'day' | 'week' | 'month';

/** One bar of a chart: a whole day, ISO week or month, also where the window holds only a part of it. */
export type Period = {
  /** First day and first day after, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** `2023-W22` for weeks, `2023-05` for months, else the day. */
  label: string;
  start: Date;
  end: Date;
  /** True when some of its days lie outside the window. */
  isPartial: boolean;
};

/** All periods that share a day with a window, in order. */
export function listPeriods(window: DayWindow, unit: PeriodUnit): Period[] {
  const periods: Period[] = [];
  let from = startOfPeriod(parseDay(window.from, 'from'), unit);
  while (from.toString() < window.to) {
    const to = from.add({ [`${unit}s`]: 1 });
    periods.push(toPeriod(window, unit, [from, to]));
    from = to;
  }
  return periods;
}

/** The ISO weeks that lie in a window with all their seven days. */
export function wholeWeeks(window: DayWindow): Period[] {
  return listPeriods(window, 'week').filter((period) => !period.isPartial);
}

function toPeriod(
  window: DayWindow,
  unit: PeriodUnit,
  [from, to]: readonly [Temporal.PlainDate, Temporal.PlainDate],
): Period {
  const days = dayWindow(from, to, { timeZone: window.timeZone, endsOn: window.clockEndsOn });
  return {
    from: days.from,
    to: days.to,
    label: labelOf(from, unit),
    start: days.start,
    end: days.end,
    isPartial: days.from < window.from || days.to > window.to,
  };
}

function startOfPeriod(day: Temporal.PlainDate, unit: PeriodUnit): Temporal.PlainDate {
  if (unit === 'month') return day.with({ day: 1 });
  return unit === 'week' ? day.subtract({ days: day.dayOfWeek - 1 }) : day;
}

function labelOf(from: Temporal.PlainDate, unit: PeriodUnit): string {
  if (unit === 'month') return from.toPlainYearMonth().toString();
  if (unit === 'day') return from.toString();
  return `${String(from.yearOfWeek).padStart(4, '0')}-W${String(from.weekOfYear).padStart(2, '0')}`;
}
