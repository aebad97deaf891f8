import type { TableRow } from '../tables/table.ts';
import type { ColumnTraits } from './column-traits.ts';

const maxAttributes = 12;
const maxChars = 80;

/**
 * The left-over columns that sort records into segments: short values that repeat. One that is the same for all records
 * of an account is the account's.
 */
export function guessAttributes(input: {
  candidates: readonly ColumnTraits[];
  rows: readonly TableRow[];
  account: string | undefined;
}): { attributes?: Record<string, string>; accountAttributes?: Record<string, string> } {
  const segments = input.candidates.filter(isSegment).slice(0, maxAttributes);
  const { account } = input;
  const ofAccount =
    account === undefined ? [] : segments.filter((t) => dependsOn(input.rows, account, t.column));
  return {
    ...(segments.length === 0 ? {} : { attributes: named(segments) }),
    ...(ofAccount.length === 0 ? {} : { accountAttributes: named(ofAccount) }),
  };
}

function named(traits: readonly ColumnTraits[]): Record<string, string> {
  return Object.fromEntries(traits.map((t) => [t.name.replaceAll(' ', '_'), t.column]));
}

function isSegment(t: ColumnTraits): boolean {
  const isShort = t.meanChars <= maxChars && t.dates < 0.5 && t.urls < 0.5;
  return isShort && t.filled > 0.2 && t.distinct <= 0.5 && t.valueCount > 1;
}

/** Needs three accounts with several records each before it says yes. */
function dependsOn(rows: readonly TableRow[], account: string, column: string): boolean {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  for (const row of rows) {
    const [name, value] = [row[account] ?? '', row[column] ?? ''];
    const before = values.get(name);
    if (before !== undefined && before !== value) return false;
    if (before !== undefined) repeated.add(name);
    values.set(name, value);
  }
  return repeated.size >= 3;
}
