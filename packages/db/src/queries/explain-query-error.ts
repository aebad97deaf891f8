import { AppError } from '@earshot/core';
import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * A failed query as an AppError that names PostgreSQL's reason and neither the statement nor its values, which hold
 * what customers said. `invalid-input` where the data is at fault, `unavailable` where the server cannot answer now,
 * else `internal`, which may be tried again. Errors that are not of the database are given back as they are.
 */
export function explainQueryError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  const { code, message = '' } = (cause ?? {}) as { code?: unknown; message?: string };
  if (isOutage(code, message)) {
    return new AppError('unavailable', 'The database does not answer now.', {
      cause,
      retryAfterSeconds: 5,
      remedy: 'Try again after the time in Retry-After.',
    });
  }
  if (isDataFault(code)) {
    return new AppError('invalid-input', `The database refuses the data: ${message}.`, { cause });
  }
  if (!(error instanceof DrizzleQueryError)) return error;
  return new AppError('internal', `A query failed: ${message}.`, { cause, retryable: true });
}

/** SQLSTATE 22 bad data, 23 a constraint, 54 a limit such as the size of an index row. */
export function isDataFault(code: unknown): boolean {
  return typeof code === 'string' && /^(?:22|23|54)...$/.test(code);
}

/** SQLSTATE 08 connection, 53 resources, 57P shutdown and start-up; sockets; and what the pool says itself. */
function isOutage(code: unknown, message: string): boolean {
  if (typeof code === 'string') return /^(?:08...|53...|57P..|ECONN.*|ETIMEDOUT|EPIPE)$/.test(code);
  return /connection terminated|timeout exceeded|after calling end|not queryable/i.test(message);
}
