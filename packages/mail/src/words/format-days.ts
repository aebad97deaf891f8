import { isoWeekDays, type FigureWindow } from '@earshot/core';

const dayAndMonth = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `2023-06-01` as `1 Jun`. */
export function formatDay(day: string): string {
  return dayAndMonth.format(Date.parse(day)).replace('Sept', 'Sep');
}

/** `1 Jun 2023` */
export function formatDayOfYear(day: string): string {
  return `${formatDay(day)} ${day.slice(0, 4)}`;
}

/** First day included and first day excluded as `29 May – 4 Jun 2023`. */
export function formatDays({ from, to }: { from: string; to: string }): string {
  const last = dayBefore(to);
  const first = from.slice(0, 4) === last.slice(0, 4) ? formatDay(from) : formatDayOfYear(from);
  return `${first} – ${formatDayOfYear(last)}`;
}

/** `2023-W22` as `Week 22, 29 May – 4 Jun 2023`. Throws `invalid-input` for what is not a week. */
export function formatWeek(week: string): string {
  return `${shortWeek(week)}, ${formatDays(isoWeekDays(week))}`;
}

/** `2023-W22` as `Week 22`. */
export function shortWeek(week: string): string {
  return `Week ${Number(week.slice(-2))}`;
}

/** The length of a window as a reader says it: `week`, `4 weeks`, `90 days`. */
export function formatLength({ days }: Pick<FigureWindow, 'days'>): string {
  if (days === 7) return 'week';
  return days % 7 === 0 ? `${days / 7} weeks` : `${days} days`;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
