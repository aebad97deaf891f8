import { AppError } from '@earshot/core';
import { nestingDepth } from './nesting-depth.ts';

/** Deepest nesting that is read: no vendor comes near, and walking the value never exhausts the stack. */
export const maxJsonDepth = 100;

/**
 * Bytes to a JSON value that PostgreSQL can hold: integers beyond 2^53 become strings of all their digits, strings lose
 * NUL and lone surrogates, `__proto__` keys are dropped. Throws `AppError('invalid-input')` for anything else.
 */
export function parseJson(body: Uint8Array | string): unknown {
  const text = typeof body === 'string' ? body : decodeUtf8(body);
  if (nestingDepth(text) > maxJsonDepth) {
    throw new AppError('invalid-input', `The JSON is nested deeper than ${maxJsonDepth} levels.`);
  }
  try {
    return JSON.parse(text, revive) as unknown;
  } catch (cause) {
    throw new AppError('invalid-input', `The body is not JSON: ${messageOf(cause)}`, { cause });
  }
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new AppError('invalid-input', 'The body is not valid UTF-8.', { cause });
  }
}

/** `source` is the literal as written (JSON.parse source text access), where no digit is lost yet. */
function revive(key: string, value: unknown, context?: { source?: string }): unknown {
  if (!isPlainKey(key)) return undefined;
  if (typeof value === 'string') return plainText(value);
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/u.test(source) ? source : value;
}

function isPlainKey(key: string): boolean {
  return key !== '__proto__' && key === plainText(key);
}

function plainText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}

/** V8 quotes the text around the fault; a customer's words do not belong into a reason that gets logged. */
function messageOf(cause: unknown): string {
  const position = /position \d+/u.exec(cause instanceof Error ? cause.message : '')?.[0];
  return position === undefined ? 'it ends early or has a fault.' : `fault at ${position}.`;
}
