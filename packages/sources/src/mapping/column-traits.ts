import type { TableRow } from '../tables/table.ts';
import { parseDate } from './parse-date.ts';
import type { DateFormat } from './parse-date.ts';

/** What the sample says about a column. Shares are 0…1 of its non-empty cells. */
export type ColumnTraits = {
  column: string;
  /** The name in lower case, words separated by one space. */
  name: string;
  filled: number;
  distinct: number;
  /** How many different values there are. */
  valueCount: number;
  meanChars: number;
  meanWords: number;
  dates: number;
  dateFormat: DateFormat | undefined;
  numbers: number;
  max: number;
  min: number;
  urls: number;
};

export function columnTraits(column: string, rows: readonly TableRow[]): ColumnTraits {
  const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  const numbers = cells.map(Number).filter((value) => !Number.isNaN(value));
  const { dates, dateFormat } = readDates(cells);
  return {
    column,
    name: plainName(column),
    filled: rows.length === 0 ? 0 : cells.length / rows.length,
    distinct: share(cells, new Set(cells).size),
    valueCount: new Set(cells).size,
    meanChars: mean(cells.map((cell) => cell.length)),
    meanWords: mean(cells.map((cell) => cell.split(/\s+/u).length)),
    dates,
    dateFormat,
    numbers: share(cells, numbers.length),
    max: Math.max(Number.NEGATIVE_INFINITY, ...numbers),
    min: Math.min(Number.POSITIVE_INFINITY, ...numbers),
    urls: share(cells, cells.filter((cell) => /^https?:\/\//iu.test(cell)).length),
  };
}

/** `createdAt`, `Created_At` and `created-at` are all `created at`. */
export function plainName(column: string): string {
  return column
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Days and months in digits are read as most of the sample reads; undefined where each cell speaks for itself. */
function readDates(cells: readonly string[]): {
  dates: number;
  dateFormat: DateFormat | undefined;
} {
  const sample = cells.slice(0, 100);
  const plain = share(sample, sample.filter((cell) => isDate(cell)).length);
  const told = (['us', 'eu'] as const).map((format) => ({
    dateFormat: format,
    dates: share(sample, sample.filter((cell) => isDate(cell, format)).length),
  }));
  const [us, eu] = told;
  if (us === undefined || eu === undefined || us.dates === eu.dates)
    return { dates: plain, dateFormat: undefined };
  const better = us.dates > eu.dates ? us : eu;
  return better.dates > plain ? better : { dates: plain, dateFormat: undefined };
}

function isDate(cell: string, format?: DateFormat): boolean {
  try {
    return parseDate(cell, format) !== '';
  } catch {
    return false;
  }
}

function share(cells: readonly string[], count: number): number {
  return cells.length === 0 ? 0 : count / cells.length;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
