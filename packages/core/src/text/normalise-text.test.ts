import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';

describe('normaliseText', () => {
  it('drops what cannot be seen and keeps what can', () => {
    expect(normaliseText('pass\u200Bword \u202Ereset\u0000\u0007')).toBe('password reset');
    expect(normaliseText('cafe\u0301  \t closed')).toBe('caf\u00E9 closed');
    expect(normaliseText('one\r\n\r\n\r\n\r\ntwo\u2028three')).toBe('one\n\ntwo\nthree');
    expect(normaliseText('broken \uD83D half')).toBe('broken \uFFFD half');
  });

  it('keeps the joiners of emoji and Persian words', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    const persian = '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645';
    expect(normaliseText(`${family} ${persian}`)).toBe(`${family} ${persian}`);
    expect(normaliseText('ad\u200Dmin')).toBe('admin');
  });

  it('is idempotent, well-formed and free of NUL on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once).not.toContain('\u0000');
      }),
    );
  });
});
