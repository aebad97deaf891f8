import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.ts';
import { normaliseText } from './normalise-text.ts';

const read = (html: string) => normaliseText(htmlToText(html));

describe('htmlToText', () => {
  it('keeps words and lines, not markup, scripts, styles and addresses', () => {
    const html =
      '<head><title>x</title></head><h1>Export</h1><p>The <b>export</b> fails<br>every&nbsp;day &amp; night.</p>' +
      '<script>alert(1)</script><style>p{color:red}</style><ul><li>CSV</li><li>PDF</li></ul>' +
      '<p>See <a href="https://evil.example/?q=1">this page</a><img src=x onerror=alert(1)></p>';
    expect(read(html)).toBe(
      'Export\n\nThe export fails\nevery day & night.\n\n* CSV\n* PDF\n\nSee this page',
    );
  });

  it('drops the message replied to, as Gmail, Outlook and Thunderbird mark it', () => {
    expect(
      read(
        '<div>Still broken.</div><div class="gmail_quote"><div>On Mon wrote:</div><blockquote>hi</blockquote></div>',
      ),
    ).toBe('Still broken.');
    expect(
      read(
        '<p>No luck</p><div class="moz-cite-prefix">On x, y wrote:</div><blockquote type="cite">old</blockquote>',
      ),
    ).toBe('No luck');
    expect(read('<p>Mine</p><blockquote><p>theirs</p></blockquote>')).toBe('Mine\n\n> theirs');
  });

  it('reads hostile nesting and unclosed tags in bounded time', () => {
    for (const html of ['<div>'.repeat(50_000), '<a '.repeat(100_000), '<!--'.repeat(50_000)]) {
      expect(read(`before ${html} after`).startsWith('before')).toBe(true);
    }
  });

  it('never throws and never lets a script through', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(typeof htmlToText(`${left}<${right}>`)).toBe('string');
        expect(htmlToText(`<p>a</p><script>secret()</script>${left}`)).not.toContain('secret()');
      }),
    );
  });
});
