const LOCALE = 'en-GB';

/** A calendar day, `YYYY-MM-DD`, in words: `24 August 2023`. */
export function formatDay(day: string): string {
  return dayFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(asUtc(day));
}

/** A calendar day in few letters: `24 Aug`. */
export function formatShortDay(day: string): string {
  return dayFormat({ day: 'numeric', month: 'short' }).format(asUtc(day));
}

/** First day included to first day excluded, as people say it: `26 May – 24 August 2023`. */
export function formatWindow(window: { from: string; to: string }): string {
  const last = addDays(window.to, -1);
  if (last <= window.from) return formatDay(window.from);
  return dayFormat({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(
    asUtc(window.from),
    asUtc(last),
  );
}

/** A moment as its day in the workspace's time zone: `24 Aug 2023`. */
export function formatMoment(moment: string, timeZone: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(moment));
}

/**
 * A moment with its time in the workspace's time zone: `24 Aug 2023, 14:05`. Midnight is left out: it is what a
 * source that knows only the day sends.
 */
export function formatMomentExactly(moment: string, timeZone: string): string {
  const options = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(moment)).replace(/, 00:00$/, '');
}

/** The calendar day `days` after `day`. */
export function addDays(day: string, days: number): string {
  const date = asUtc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function asUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
}
