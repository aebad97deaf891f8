import { AppError } from '@earshot/core';
import { closest } from 'fastest-levenshtein';
import { omitUndefined } from '../json/omit-undefined.ts';
import { readShape } from '../json/read-shape.ts';
import { plainName } from './column-traits.ts';
import { UsableMapping } from './feedback-mapping.ts';
import type { FeedbackMapping } from './feedback-mapping.ts';

/** What a person may say about a file's columns, as on a command line: `--text narrative --attr state`. */
export type MappingFlags = {
  text?: readonly string[];
  id?: string;
  date?: string;
  updated?: string;
  subject?: string;
  url?: string;
  status?: string;
  language?: string;
  rating?: string;
  /** `1..5`, `0..10`; the first is the worst. */
  ratingScale?: string;
  account?: string;
  accountName?: string;
  customer?: string;
  customerName?: string;
  email?: string;
  /** Segments; kept with the feedback and, where an account is known, with the account. */
  attr?: readonly string[];
  kind?: string;
  dateFormat?: string;
  format?: string;
};

/**
 * Flags to a mapping over these columns; what the flags leave open is taken from `guess`, unless a flag took its column.
 * Throws `AppError('invalid-input')` for a column that does not exist (with the nearest name) and for a mapping without text.
 */
export function parseMapping(
  flags: MappingFlags,
  columns: readonly string[],
  guess?: FeedbackMapping,
): FeedbackMapping {
  const attributes = namedColumns(flags.attr, columns);
  const account = findOptional(flags.account, columns) ?? guess?.account;
  const told = omitUndefined({
    text: flags.text?.map((name) => findColumn(name, columns)),
    id: findOptional(flags.id, columns),
    occurredAt: findOptional(flags.date, columns),
    updatedAt: findOptional(flags.updated, columns),
    subject: findOptional(flags.subject, columns),
    url: flags.url?.includes('{')
      ? checkTemplate(flags.url, columns)
      : findOptional(flags.url, columns),
    status: findOptional(flags.status, columns),
    language: findOptional(flags.language, columns),
    rating: findOptional(flags.rating, columns),
    ratingScale: flags.ratingScale === undefined ? undefined : parseScale(flags.ratingScale),
    account: findOptional(flags.account, columns),
    accountName: findOptional(flags.accountName, columns),
    customer: findOptional(flags.customer, columns),
    customerName: findOptional(flags.customerName, columns),
    customerEmail: findOptional(flags.email, columns),
    attributes,
    accountAttributes: account === undefined ? undefined : attributes,
    kind: flags.kind,
    dateFormat: flags.dateFormat,
    format: flags.format,
  });
  return readShape(UsableMapping, { ...withoutTaken(guess, told), ...told }, 'The column mapping');
}

function findOptional(name: string | undefined, columns: readonly string[]): string | undefined {
  return name === undefined ? undefined : findColumn(name, columns);
}

function findColumn(name: string, columns: readonly string[]): string {
  const exact = columns.find((column) => column === name);
  const loose = columns.filter((column) => plainName(column) === plainName(name));
  const found = exact ?? (loose.length === 1 ? loose[0] : undefined);
  if (found !== undefined) return found;
  const nearest = columns.length === 0 ? '' : closest(name, [...columns]);
  throw new AppError('invalid-input', `There is no column "${name}". Did you mean "${nearest}"?`, {
    remedy: `The columns are: ${columns.join(', ')}.`,
  });
}

function namedColumns(
  names: readonly string[] | undefined,
  columns: readonly string[],
): Record<string, string> | undefined {
  if (names === undefined || names.length === 0) return undefined;
  const found = names.map((name) => findColumn(name, columns));
  return Object.fromEntries(
    found.map((column) => [plainName(column).replaceAll(' ', '_'), column]),
  );
}

function checkTemplate(template: string, columns: readonly string[]): string {
  return template.replace(/\{([^{}]+)\}/gu, (_, name: string) => `{${findColumn(name, columns)}}`);
}

function parseScale(text: string): { worst: number; best: number } {
  const match = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/u.exec(text.trim());
  if (match !== null && match[1] !== match[2])
    return { worst: Number(match[1]), best: Number(match[2]) };
  throw new AppError('invalid-input', `The rating scale "${text}" cannot be read.`, {
    remedy: 'Write the worst and the best value, for example 1..5 or 0..10.',
  });
}

/** The guess without the fields whose column a flag uses for something else. */
function withoutTaken(guess: FeedbackMapping | undefined, told: object): Partial<FeedbackMapping> {
  const taken = new Set(Object.values(told).flat());
  const entries = Object.entries(guess ?? {}).filter(
    ([, value]) => typeof value !== 'string' || !taken.has(value),
  );
  return Object.fromEntries(entries) as Partial<FeedbackMapping>;
}
