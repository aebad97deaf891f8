import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainQuote, plainText } from './plain-text.ts';

describe('plainText', () => {
  it('keeps letters of any script, signs and numbers', () => {
    expect(plainText('Zahlung > 100 €', 60)).toBeUndefined();
    expect(plainText('Zahlung über 100 € abgelehnt', 60)).toBe('Zahlung über 100 € abgelehnt');
    expect(plainText('支付失败 (iOS & Android)', 60)).toBe('支付失败 (iOS & Android)');
  });

  it('drops quotation marks around the text and a final full stop', () => {
    expect(plainText('“Card declined.”', 60)).toBe('Card declined');
  });

  it('gives one line without invisible characters, never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const line = plainText(text, limit);
        if (line === undefined) return;
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\p{C}\n<>]/u);
      }),
    );
  });
});

describe('plainQuote', () => {
  it('cuts a long quote', () => {
    expect(plainQuote('abcdefgh', 5)).toBe('abcd…');
  });

  it('never exceeds its limit and never holds half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const quote = plainQuote(text, limit);
        expect(quote.length).toBeLessThanOrEqual(limit);
        expect(quote.isWellFormed()).toBe(true);
      }),
    );
  });
});
