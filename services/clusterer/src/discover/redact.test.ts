import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
  it.each([
    ['write to jane.doe+x@example.co.uk now', 'write to [e-mail] now'],
    ['card 4242 4242 4242 4242 was charged', 'card [card] was charged'],
    ['IBAN DE89 3704 0044 0532 0130 00 is mine', 'IBAN [iban] is mine'],
    ['call +1 (415) 555-2671 please', 'call [phone] please'],
    ['my number is 123-45-6789', 'my number is [id]'],
    ['the key sk-abcdefghijklmnop leaked', 'the key [key] leaked'],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('leaves amounts, dates and order numbers alone', () => {
    const text = 'I paid $1,200.00 on 2023-05-04 for order 12345';
    expect(redact(text)).toBe(text);
  });
});
