import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesHmac } from './matches-hmac.ts';

const base = { algorithm: 'sha256', encoding: 'base64' } as const;

describe('matchesHmac', () => {
  it('accepts any live secret and nothing else', () => {
    const anyBytes = fc.uint8Array();
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }),
        anyBytes,
        (secrets, body) => {
          const given = secrets.map((s) => createHmac('sha256', s).update(body).digest('base64'));
          for (const signature of given) {
            expect(matchesHmac({ ...base, secrets, signed: [body], given: [signature] })).toBe(
              true,
            );
            expect(matchesHmac({ ...base, secrets: [], signed: [body], given: [signature] })).toBe(
              false,
            );
            expect(matchesHmac({ ...base, secrets, signed: [body, '!'], given: [signature] })).toBe(
              false,
            );
          }
          expect(
            matchesHmac({ ...base, secrets, signed: [body], given: ['', 'x', 'é'.repeat(22)] }),
          ).toBe(false);
        },
      ),
    );
  });
});
