import { createHash } from 'node:crypto';

/** Longest id that is used as it is; a longer one is hashed with its body. */
const maxIdChars = 200;

/**
 * What makes a delivery the same as another: the event id inside its signed body, else the SHA-256 of the body. Ids in
 * unsigned headers are never used: whoever replays a body could change them.
 */
export function dedupeKey(body: Uint8Array, id?: unknown): string {
  return isPlainId(id) ? `id:${id}` : hashKey(body);
}

export function hashKey(body: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/**
 * One top-level text of a body that claims to be JSON; undefined where there is none. Never throws: a signed body is
 * stored either way, and parsing says later what is wrong with it.
 */
export function peekText(body: Uint8Array, field: string): string | undefined {
  const value = tryParse(body);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return undefined;
  const text = (value as Record<string, unknown>)[field];
  return typeof text === 'string' ? text : undefined;
}

function isPlainId(id: unknown): id is string {
  return typeof id === 'string' && id.length <= maxIdChars && /^[\x21-\x7e]+$/u.test(id);
}

function tryParse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
