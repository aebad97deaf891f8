import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors/app-error.ts';
import type { FigureWindow } from '../figures/pain-point.ts';

/** Whole days in a time zone, half-open: `from` and `start` belong to it, `to` and `end` do not. */
export type DayWindow = FigureWindow & {
  /** The instants at which the days `from` and `to` begin, whatever daylight saving does. */
  start: Date;
  end: Date;
};

/** What "now" means for a workspace. */
export type WorkspaceClock = {
  now: Date;
  /** IANA name, such as `Europe/Berlin`. */
  timeZone: string;
  /** `YYYY-MM-DD`, the last whole day of a workspace whose data has an end (a demo); null where time goes on. */
  endsOn: string | null;
};

/** Builds a window out of its first day and the first day after it. */
export function dayWindow(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  clock: Omit<WorkspaceClock, 'now'>,
): DayWindow {
  return {
    from: from.toString(),
    to: to.toString(),
    days: from.until(to, { largestUnit: 'day' }).days,
    timeZone: clock.timeZone,
    clockEndsOn: clock.endsOn,
    start: startOfDay(from, clock.timeZone),
    end: startOfDay(to, clock.timeZone),
  };
}

/** The first day that is not over by a workspace's clock: where its windows end. Throws `invalid-input` for an unknown time zone. */
export function dayAfterLast(clock: WorkspaceClock): Temporal.PlainDate {
  if (clock.endsOn !== null) return parseDay(clock.endsOn, 'endsOn').add({ days: 1 });
  const now = Temporal.Instant.fromEpochMilliseconds(clock.now.getTime());
  return inTimeZone(clock.timeZone, (timeZone) => now.toZonedDateTimeISO(timeZone).toPlainDate());
}

/** A day written `YYYY-MM-DD`. Throws `invalid-input`, naming `path`, for any other form and for days that do not exist. */
export function parseDay(day: string, path: string): Temporal.PlainDate {
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(day);
  try {
    if (isWritten) return Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch (cause) {
    throw new AppError('invalid-input', `${path}: there is no day ${day}.`, {
      cause,
      issues: [{ path, message: 'no such day' }],
    });
  }
  throw new AppError('invalid-input', `${path} must be a day like 2023-05-31, not "${day}".`, {
    issues: [{ path, message: 'must be a day like 2023-05-31' }],
  });
}

function startOfDay(day: Temporal.PlainDate, timeZone: string): Date {
  return inTimeZone(timeZone, (zone) => new Date(day.toZonedDateTime(zone).epochMilliseconds));
}

function inTimeZone<T>(timeZone: string, use: (timeZone: string) => T): T {
  try {
    return use(timeZone);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AppError('invalid-input', `"${timeZone}" is not a time zone.`, {
      remedy: 'Write an IANA name such as Europe/Berlin or UTC.',
      cause,
    });
  }
}
