import { AppError } from '@earshot/core';
import { z } from 'zod';

/** A value as the schema wants it. Throws `AppError('invalid-input')` that names each field that does not fit. */
export function readShape<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.join('.') || '(whole)',
    message: issue.message,
  }));
  const first = issues[0];
  const reason = first === undefined ? 'does not fit' : `${first.path}: ${first.message}`;
  throw new AppError('invalid-input', `${what} cannot be read: ${reason}`, { issues });
}

/** An id that may come as a number or a string; always a string here. */
export const Id = z.union([z.string().trim().min(1), z.number()]).transform(String);

/** An id that may be missing, in any of the ways in which vendors say so: null, "", "0" and 0. */
export const OptionalId = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((id) => (id == null || id === '' || id === 0 || id === '0' ? undefined : String(id)));

/** A text that may be null or missing: undefined then. */
export const OptionalText = z
  .string()
  .nullish()
  .transform((text) => (text == null || text.trim() === '' ? undefined : text));
