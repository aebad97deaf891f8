const WINDOWS = ['30d', '90d', '180d', '365d'] as const;
const TYPES = ['pain', 'request', 'praise', 'question'] as const;

export type WindowChoice = (typeof WINDOWS)[number];
export type MentionTypeChoice = (typeof TYPES)[number];

/** Which mentions the page's figures count, as kept in the address. Absent: the API's default. */
export type FigureFilters = {
  window?: WindowChoice;
  from?: string;
  to?: string;
  source?: string[];
  type?: MentionTypeChoice[];
  /** `name:value`, such as `state:TX`. */
  account?: string[];
  area?: string;
};

/** Reads filters from an address. What cannot be a filter is dropped: addresses are typed by hand. */
export function parseFigureFilters(search: Record<string, unknown>): FigureFilters {
  const from = dayOf(search['from']);
  const to = dayOf(search['to']);
  const hasDays = from !== undefined && to !== undefined && from < to;
  return withoutEmpty({
    window: hasDays ? undefined : WINDOWS.find((choice) => choice === search['window']),
    from: hasDays ? from : undefined,
    to: hasDays ? to : undefined,
    source: textsOf(search['source']),
    type: TYPES.filter((type) => textsOf(search['type']).includes(type)),
    account: textsOf(search['account']).filter((value) => /^[^:]+:.+$/.test(value)),
    area: textsOf(search['area'])[0],
  });
}

/** A copy without absent values and empty lists. */
export function withoutEmpty<T extends object>(
  value: T,
): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const kept = Object.entries(value).filter(
    ([, item]) => item !== undefined && !(Array.isArray(item) && item.length === 0),
  );
  return Object.fromEntries(kept) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

function textsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item): item is string => typeof item === 'string' && item !== '');
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}
