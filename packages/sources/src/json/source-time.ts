const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/u;
const zone = /(?:Z|[+-]\d\d:?\d\d)$/iu;

/** An ISO 8601 time in UTC, from one with or without seconds and zone (none is UTC); undefined for any other text. */
export function isoOfText(text: string | null | undefined): string | undefined {
  if (text == null || !isoTime.test(text)) return undefined;
  const ms = Date.parse(zone.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}

/**
 * An ISO 8601 time as a version: milliseconds since 1970 with the fraction that `Date` drops (Zendesk sends nanoseconds;
 * a double keeps about a quarter of a microsecond). NaN for anything else.
 */
export function versionOfTime(iso: string): number {
  const wholeMs = Date.parse(iso);
  const digits = /\.\d{3}(\d{1,6})/u.exec(iso)?.[1];
  return digits === undefined ? wholeMs : wholeMs + Number(`0.${digits}`);
}

/** Unix seconds to an ISO 8601 time; undefined for what is no time. */
export function isoOfSeconds(seconds: number | null | undefined): string | undefined {
  if (seconds == null || seconds <= 0 || seconds > maxSeconds) return undefined;
  return new Date(seconds * 1000).toISOString();
}

/** The year 9999: beyond it a number is not meant as seconds. */
const maxSeconds = 253_402_300_799;
