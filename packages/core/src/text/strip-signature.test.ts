import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripSignature } from './strip-signature.ts';

describe('stripSignature', () => {
  it.each([
    [
      'sign-off and name',
      'It crashes daily.\n\nBest regards,\nKim Doe\nHead of Ops, Acme\n+49 30 1234567\nkim@acme.example',
    ],
    ['bare thanks', 'It crashes daily.\n\nThanks,\nKim'],
    ['delimiter', 'It crashes daily.\n--\nKim Doe. Acme Inc. All rights reserved.'],
    ['phone', 'It crashes daily.\n\nSent from my iPhone'],
    ['German', 'It crashes daily.\n\nMit freundlichen Grüßen\nKim Doe'],
    ['French', 'It crashes daily.\n\nCordialement,\nKim Doe'],
    ['Spanish', 'It crashes daily.\n\nUn saludo,\nKim'],
    ['notice', 'It crashes daily.\n\nCONFIDENTIALITY NOTICE: This e-mail is for its recipient.'],
  ])('cuts %s', (_, text) => {
    expect(stripSignature(text)).toBe('It crashes daily.');
  });

  it('keeps what follows a thank-you when it is a sentence', () => {
    const text = 'It works now.\nThanks!\nBut the export is still broken on our side.';
    expect(stripSignature(text)).toBe(text);
    expect(stripSignature('Thanks')).toBe('Thanks');
  });

  it('returns a beginning of its input', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(text.trimStart().startsWith(stripSignature(text))).toBe(true);
      }),
    );
  });
});
