import { AppError } from '@earshot/core';
import { z } from 'zod';

/** How dates with slashes are read: `us` is month first, `eu` is day first. The rest is for clarity in settings. */
export const DateFormat = z.enum(['iso', 'us', 'eu', 'epoch-s', 'epoch-ms']);
export type DateFormat = z.infer<typeof DateFormat>;

/**
 * A date as people and systems write it to ISO 8601 in UTC: ISO, Unix seconds or milliseconds, month names, day and
 * month in digits. Without a zone it is UTC. Throws `AppError('invalid-input')` for no date, an impossible one, one
 * before 1970 or after 2100, and one that could be two.
 */
export function parseDate(text: string, format?: DateFormat): string {
  const date = readParts(text.trim(), format);
  if (date === 'ambiguous') {
    throw new AppError('invalid-input', `"${shown(text)}" could be day first or month first.`, {
      remedy: 'Say which: date format "us" (month first) or "eu" (day first).',
    });
  }
  if (Number.isNaN(date) || date < 0 || date >= end) {
    throw new AppError('invalid-input', `"${shown(text)}" is not a possible date.`);
  }
  return new Date(date).toISOString();
}

const end = Date.UTC(2101, 0, 1);
const clock = String.raw`(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`, 'u');
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d\d)${clock}$`, 'u');
const monthName = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/iu;

function readParts(text: string, format: DateFormat | undefined): number | 'ambiguous' {
  if (/^\d{9,13}(\.\d+)?$/u.test(text)) return epoch(Number(text), format);
  const iso = yearFirst.exec(text);
  if (iso !== null) return utc([iso[1], iso[2], iso[3]], iso.slice(4));
  const local = yearLast.exec(text);
  if (local !== null) return dayAndMonth(local, format);
  if (monthName.test(text) && /\b\d{4}\b/u.test(text) && text.length <= 60) return named(text);
  return Number.NaN;
}

function epoch(value: number, format: DateFormat | undefined): number {
  if (format === 'epoch-ms') return value;
  return format === 'epoch-s' || value < 100_000_000_000 ? value * 1000 : value;
}

function dayAndMonth(match: RegExpExecArray, format: DateFormat | undefined): number | 'ambiguous' {
  const [, first, separator, second, shortYear, ...time] = match;
  const year = shortYear?.length === 2 ? `20${shortYear}` : shortYear;
  const dayFirst = separator === '.' || format === 'eu' || Number(first) > 12;
  const monthFirst = format === 'us' || Number(second) > 12;
  if (!dayFirst && !monthFirst && first !== second) return 'ambiguous';
  const isDayFirst = format === 'us' && separator !== '.' ? false : dayFirst;
  return isDayFirst ? utc([year, second, first], time) : utc([year, first, second], time);
}

type Text = string | undefined;

/** `date`: year, month, day. `time`: hour, minute, second, fraction, am/pm, zone. NaN where no calendar has it. */
function utc(date: readonly [Text, Text, Text], time: readonly Text[]): number {
  const [year, month, day] = date.map(Number) as [number, number, number];
  const [hour, minute, second, fraction, half, zone] = time;
  const ms = Date.UTC(year, month - 1, day);
  const isReal = new Date(ms).getUTCMonth() === month - 1 && new Date(ms).getUTCDate() === day;
  const hours = hourOfDay(Number(hour ?? 0), half);
  const [minutes, seconds] = [Number(minute ?? 0), Number(second ?? 0)];
  if (!isReal || hours > 23 || minutes > 59 || seconds > 60) return Number.NaN;
  const fractionMs = Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  return ms + (hours * 60 + minutes - zoneMinutes(zone)) * 60_000 + seconds * 1000 + fractionMs;
}

function hourOfDay(hour: number, half: Text): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function zoneMinutes(zone: Text): number {
  const match = /^([+-])(\d\d):?(\d\d)$/u.exec(zone ?? '');
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** `6 January 2025 09:14` and the like, which `Date` would read in the machine's own zone. */
function named(text: string): number {
  const hasZone = /(?:\b(?:utc|gmt|z)\b|[+-]\d{4}|[+-]\d\d:\d\d)/iu.test(text);
  return Date.parse(hasZone ? text : `${text} UTC`);
}

function shown(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
