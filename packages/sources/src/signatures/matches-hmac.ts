import { createHmac, timingSafeEqual } from 'node:crypto';

export type HmacCheck = {
  algorithm: 'sha1' | 'sha256' | 'sha512';
  encoding: 'hex' | 'base64';
  /** Every live secret; several while one is being replaced. */
  secrets: readonly (string | Uint8Array)[];
  /** What is signed, in order, without separators between the parts. */
  signed: readonly (string | Uint8Array)[];
  /** The signatures that came with the message, without their prefix. */
  given: readonly string[];
};

/**
 * True when a given signature fits a live secret. Compares in constant time and tries every pair, so the time taken
 * tells nothing about which one fits.
 */
export function matchesHmac(check: HmacCheck): boolean {
  let matches = false;
  for (const secret of check.secrets) {
    const expected = Buffer.from(digest(check, secret));
    for (const given of check.given) {
      if (isSame(expected, normalise(check, given))) matches = true;
    }
  }
  return matches;
}

/** Constant-time comparison of two texts; only their lengths may show. */
export function isSameText(expected: string, given: string): boolean {
  return isSame(Buffer.from(expected), Buffer.from(given));
}

function isSame(expected: Uint8Array, given: Uint8Array): boolean {
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function digest(check: HmacCheck, secret: string | Uint8Array): string {
  const hmac = createHmac(check.algorithm, secret);
  for (const part of check.signed) hmac.update(part);
  return hmac.digest(check.encoding);
}

function normalise(check: HmacCheck, given: string): Uint8Array {
  return Buffer.from(check.encoding === 'hex' ? given.toLowerCase() : given);
}
