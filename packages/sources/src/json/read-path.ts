/**
 * The value at a path such as `data.comments[0].body`, `$.data["odd key"]` or `tags[-1]`; undefined where the path leads
 * nowhere. Own properties only, so `constructor` or `__proto__` never reach into JavaScript itself.
 */
export function readPath(value: unknown, path: string): unknown {
  return parsePath(path).reduce<unknown>(step, value);
}

type Step = string | number;

const stepPattern = /\[(?:(-?\d+)|"([^"]*)"|'([^']*)')\]|([^.[\]]+)/gu;

/** Splits a path; a whole name with dots in quotes and brackets stays one step. */
export function parsePath(path: string): Step[] {
  return [...path.replace(/^\$\.?/u, '').matchAll(stepPattern)].map(
    ([, index, double, single, name]) =>
      index === undefined ? (double ?? single ?? name ?? '') : Number(index),
  );
}

function step(value: unknown, key: Step): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return typeof key === 'number' ? (value.at(key) as unknown) : undefined;
  return Object.hasOwn(value, key) ? (value as Record<Step, unknown>)[key] : undefined;
}
