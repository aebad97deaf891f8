import { compile } from 'html-to-text';

/** Longest HTML that is read, in UTF-16 units; the rest is cut. */
export const maxHtmlChars = 1_000_000;

const quoteContainers = [
  '.gmail_quote',
  '.gmail_attr',
  '.yahoo_quoted',
  '.moz-cite-prefix',
  '.protonmail_quote',
  '.zmail_extra',
  '#appendonsend',
  '#divRplyFwdMsg',
  '#reply-intro',
  'blockquote[type=cite]',
];
const silent = ['img', 'script', 'style', 'head', 'title', 'noscript', 'template', 'object', 'svg'];

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: maxHtmlChars, maxDepth: 200, ellipsis: '' },
  selectors: [
    { selector: '*', format: 'inline' },
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'blockquote', format: 'blockquote', options: { trimEmptyLines: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
    ...[...silent, ...quoteContainers].map((selector) => ({ selector, format: 'skip' })),
  ],
});

/**
 * HTML to plain text: paragraphs and list items on their own lines, link texts without addresses, no scripts, styles or
 * images. The containers in which mail programs put the message replied to are dropped; other quotes become `> ` lines.
 */
export function htmlToText(html: string): string {
  return convert(html.slice(0, maxHtmlChars));
}
