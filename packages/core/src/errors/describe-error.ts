import { AppError } from './app-error.ts';

/** A failure as plain lines for a person: what is wrong, each issue, the remedy. Never includes a stack. */
export function describeError(error: unknown): string {
  if (!(error instanceof AppError)) return error instanceof Error ? error.message : String(error);
  const issues = error.issues.map((issue) => `  - ${issue.path}: ${issue.message}`);
  const remedy = error.remedy === undefined ? [] : [error.remedy];
  return [error.message, ...issues, ...remedy].join('\n');
}

/** The outcome of a failed attempt: may it be tried again, and what to write down about it. */
export function toFailure(error: unknown): { retryable: boolean; reason: string; stack: string } {
  const known = error instanceof AppError;
  return {
    retryable: known ? error.retryable : true,
    reason: known ? `${error.code}: ${describeError(error)}` : describeError(error),
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}
