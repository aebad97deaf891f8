import type { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors/app-error.ts';
import {
  dayAfterLast,
  dayWindow,
  parseDay,
  type DayWindow,
  type WorkspaceClock,
} from './day-window.ts';

/** A window as a reader asks for it: a length that ends at the last whole day, or two days (`to` excluded). */
export type WindowRequest = {
  window?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

const DEFAULT_WINDOW = '90d';
const MAX_DAYS = 3660;
const LENGTH = /^([1-9]\d{0,3})([dwmy])$/;
const UNITS = { d: 'days', w: 'weeks', m: 'months', y: 'years' } as const;

/**
 * The whole days a request means by a workspace's clock. Without anything it is the last 90 days; `window` ends with
 * the last whole day, so it never holds a part of today; `from` without `to` runs up to it.
 * Throws `invalid-input` for lengths, days and orders that make no window, for the future, and for over ten years.
 */
export function resolveWindow(request: WindowRequest, clock: WorkspaceClock): DayWindow {
  const last = dayAfterLast(clock);
  if (request.from === undefined && request.to === undefined) {
    const length = parseLength(request.window ?? DEFAULT_WINDOW);
    return checkLength(dayWindow(last.subtract(length), last, clock));
  }
  if (request.window !== undefined) fail('window', 'give either window, or from and to, not both');
  if (request.from === undefined) fail('from', 'to needs a from');
  const from = parseDay(request.from, 'from');
  const to = request.to === undefined ? last : parseDay(request.to, 'to');
  checkOrder(from, to, last);
  return checkLength(dayWindow(from, to, clock));
}

/** The window of the same number of days that ends where this one begins. */
export function previousWindow(window: DayWindow): DayWindow {
  const from = parseDay(window.from, 'from');
  return dayWindow(from.subtract({ days: window.days }), from, {
    timeZone: window.timeZone,
    endsOn: window.clockEndsOn,
  });
}

function parseLength(window: string): Temporal.DurationLikeObject {
  const match = LENGTH.exec(window);
  if (match === null) fail('window', `must be like 30d, 12w, 6m or 1y, not "${window}"`);
  const unit = UNITS[match[2] as keyof typeof UNITS];
  return { [unit]: Number(match[1]) };
}

function checkOrder(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  last: Temporal.PlainDate,
): void {
  const [start, end, limit] = [from.toString(), to.toString(), last.toString()];
  if (end > limit) fail('to', `must not be after ${limit}: the last whole day is the one before`);
  if (start >= limit) fail('from', `must be before ${limit}: the last whole day is the one before`);
  if (start >= end) fail('from', `must be before to (${start} is not before ${end})`);
}

function checkLength(window: DayWindow): DayWindow {
  if (window.days > MAX_DAYS) fail('window', `must not be longer than ${MAX_DAYS} days`);
  return window;
}

function fail(path: string, message: string): never {
  throw new AppError('invalid-input', `${path}: ${message}.`, { issues: [{ path, message }] });
}
