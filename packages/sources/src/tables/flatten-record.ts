import type { TableRow } from './table.ts';

/** A JSON object to one row: `{user: {name}}` becomes the column `user.name`, a list of plain values `a, b`. */
export function flattenRecord(record: object): TableRow {
  return Object.fromEntries(flatten(record, ''));
}

function flatten(value: object, prefix: string): [string, string][] {
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => {
    const name = `${prefix}${key}`;
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
      return flatten(entry, `${name}.`);
    }
    return [[name, cellOf(entry)] satisfies [string, string]];
  });
}

function cellOf(value: unknown): string {
  if (value == null) return '';
  if (Array.isArray(value)) {
    const isPlain = value.every((entry) => typeof entry !== 'object');
    return isPlain ? value.join(', ') : JSON.stringify(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
