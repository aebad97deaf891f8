import { createHash, randomBytes } from 'node:crypto';

export const apiScopes = ['read', 'write', 'admin'] as const;
export type ApiScope = (typeof apiScopes)[number];

const keyPattern = /^esk_([A-Za-z0-9_-]{32})_([0-9a-f]{6})$/;

/** A new API key: `esk_`, 192 random bits, and a checksum that tells a typing error from a wrong key. */
export function createApiKey(): { key: string; prefix: string; hash: Buffer } {
  const random = randomBytes(24).toString('base64url');
  const key = `esk_${random}_${checksum(random)}`;
  return { key, prefix: key.slice(0, 10), hash: hashToken(key) };
}

/** True when a string has the form and checksum of a key. Says nothing about whether it is a live one. */
export function isWellFormedApiKey(key: string): boolean {
  const match = keyPattern.exec(key);
  return match?.[1] !== undefined && checksum(match[1]) === match[2];
}

/** A token for a link or a cookie: 192 random bits. Only its hash is stored. */
export function createToken(): { token: string; hash: Buffer } {
  const token = randomBytes(24).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256: enough for random tokens, and it costs 3 µs where a password hash would cost 46 ms a request. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
