import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, maxTurnChars } from './clean-text.ts';

describe('cleanText', () => {
  it('leaves the sender’s own words of an HTML mail', () => {
    const html =
      '<div dir="ltr">The sync is <b>stuck</b> since Friday.<br><br>Best regards,<br>Kim</div>' +
      '<br><div class="gmail_quote"><div class="gmail_attr">On Fri, Jan 3, 2025 Support wrote:</div>' +
      '<blockquote>Please try again.</blockquote></div>';
    expect(cleanText(html, { isHtml: true, isEmail: true })).toBe(
      'The sync is stuck since Friday.',
    );
  });

  it('leaves plain text that is no mail as it is', () => {
    expect(cleanText('Thanks,\nKim')).toBe('Thanks,\nKim');
    expect(cleanText('a < b & c')).toBe('a < b & c');
  });

  it('is bounded and stable on any input', () => {
    const form = fc.record({ isHtml: fc.boolean(), isEmail: fc.boolean() });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), form, (raw, f) => {
        const text = cleanText(raw, f);
        expect(text.isWellFormed()).toBe(true);
        expect(cleanText(text)).toBe(text);
      }),
    );
    expect(cleanText('word '.repeat(200_000)).length).toBeLessThanOrEqual(maxTurnChars);
  });
});
