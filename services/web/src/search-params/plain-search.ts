/** Search parameters as a browser form writes them: one value a string, several a list. */
export type PlainSearch = Record<string, string | string[]>;

/** `?a=1&b=2&b=3` → `{ a: '1', b: ['2', '3'] }`, so that addresses can be read and typed by hand. */
export function parsePlainSearch(search: string): PlainSearch {
  const params = new URLSearchParams(search);
  const names = [...new Set(params.keys())];
  return Object.fromEntries(names.map((name) => [name, oneOrMany(params.getAll(name))]));
}

/** The opposite of `parsePlainSearch`, with its `?`; absent and empty values are left out. */
export function formatPlainSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof item === 'string' && item !== '') params.append(name, item);
      if (typeof item === 'number') params.append(name, String(item));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function oneOrMany(values: string[]): string | string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}
