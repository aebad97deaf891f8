import { AppError } from '@earshot/core';

/** Throws `invalid-input` unless a condition on figures holds. */
export function requireThat(condition: boolean, message: string): void {
  if (!condition) throw new AppError('invalid-input', `No figure can be made: ${message}.`);
}
