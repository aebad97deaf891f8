import { describe, expect, it } from 'vitest';
import { createApiKey, hashToken, isWellFormedApiKey } from './api-key.ts';

describe('createApiKey', () => {
  it('makes well-formed keys whose hash is that of the key', () => {
    const made = createApiKey();
    expect(isWellFormedApiKey(made.key)).toBe(true);
    expect(hashToken(made.key).equals(made.hash)).toBe(true);
    expect(made.key.startsWith(made.prefix)).toBe(true);
  });

  it('notices a typing error', () => {
    const { key } = createApiKey();
    const typo = key.slice(0, 8) + (key[8] === 'A' ? 'B' : 'A') + key.slice(9);
    expect(isWellFormedApiKey(typo)).toBe(false);
  });
});
