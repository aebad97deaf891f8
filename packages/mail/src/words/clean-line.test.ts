import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine } from './clean-line.ts';

describe('cleanLine', () => {
  it('cuts between words and marks the cut', () => {
    expect(cleanLine('the payment was taken twice, again', 30)).toBe(
      'the payment was taken twice…',
    );
    expect(cleanLine('short', 5)).toBe('short');
  });

  it('removes what turns or hides text', () => {
    expect(cleanLine('a\u202eb\u200bc\u{e0041}\r\nd\u0000', 50)).toBe('abc d');
  });

  it('gives one well-formed, printable line within its length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 2, max: 60 }),
        (text, length) => {
          const line = cleanLine(text, length);
          expect(line.length).toBeLessThanOrEqual(length);
          expect(line.isWellFormed()).toBe(true);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
        },
      ),
    );
  });
});
