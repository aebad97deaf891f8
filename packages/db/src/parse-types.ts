import pg from 'pg';

const { INT8 } = pg.types.builtins;
// pg's list of built-in types has no arrays.
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment
const INT8_ARRAY = 1016 as typeof INT8;
const parseInt8Strings = pg.types.getTypeParser(INT8_ARRAY, 'text') as (text: string) => unknown[];

/**
 * Sets, for this process, how `pg` reads what has no obvious JavaScript type: int8 as a number where that is exact
 * (else as a string), numeric as a string, timestamps and dates as `Date`. Drizzle reads the same table, but gives
 * timestamps in raw `execute` as strings.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(INT8, parseInt8);
  pg.types.setTypeParser(INT8_ARRAY, (text) => parseElements(parseInt8Strings(text)));
}

function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function parseElements(values: readonly unknown[]): unknown[] {
  return values.map((value) => {
    if (Array.isArray(value)) return parseElements(value);
    return typeof value === 'string' ? parseInt8(value) : value;
  });
}
