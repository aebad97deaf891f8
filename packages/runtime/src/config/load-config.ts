import { AppError } from '@earshot/core';
import type { z } from 'zod';

/** The environment or a set of flags: names to raw strings. */
export type RawSettings = Readonly<Record<string, string | undefined>>;

/**
 * Reads settings against a schema and freezes them. Empty strings count as unset. Throws one `invalid-config` that
 * lists every setting that is wrong, never its value (it may be a secret).
 */
export function loadConfig<T>(schema: z.ZodType<T>, raw: RawSettings): T {
  const present = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(present);
  if (parsed.success) return deepFreeze(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'settings',
    message: issue.message,
  }));
  throw new AppError('invalid-config', 'Some settings are not valid:', {
    issues,
    remedy:
      'Correct them in the environment or on the command line; docs/configuration.md lists them all.',
  });
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
