import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentSentences } from './segment-sentences.ts';

const sentences = (text: string) =>
  segmentSentences(text).map(({ start, end }) => text.slice(start, end));

describe('segmentSentences', () => {
  it.each([
    [
      'I paid $1200.00 to Mr. Smith. He never replied.',
      ['I paid $1200.00 to Mr. Smith.', 'He never replied.'],
    ],
    [
      'We asked Acme Inc. for a refund on Jan. 5 2024.',
      ['We asked Acme Inc. for a refund on Jan. 5 2024.'],
    ],
    ['i called them. they said no.', ['i called them.', 'they said no.']],
    ['They refused.I called again.', ['They refused.', 'I called again.']],
    ['See docs.example.com for v1.2.3 today.', ['See docs.example.com for v1.2.3 today.']],
    ['Issues:\n1. Search is slow\n2. Export fails', ['Issues:', 'Search is slow', 'Export fails']],
    ['- no dark mode\n- no export', ['no dark mode', 'no export']],
    [
      'The report has been loading for more than ten\nminutes and then fails.\n\nSecond paragraph',
      [
        'The report has been loading for more than ten\nminutes and then fails.',
        'Second paragraph',
      ],
    ],
    ['hi\nmy payment failed', ['hi', 'my payment failed']],
    ['まだ届きません。いつですか？', ['まだ届きません。', 'いつですか？']],
    [
      'I owe {$1200.00}. On XX/XX/2023 they called.',
      ['I owe {$1200.00}.', 'On XX/XX/2023 they called.'],
    ],
  ])('splits %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('marks the items of a list', () => {
    expect(
      segmentSentences('Wishes\n• dark mode\n• export').map((span) => span.isListItem),
    ).toEqual([false, true, true]);
  });

  it('gives ordered spans that do not overlap and lose no letter outside list markers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', 'Ab', '. ', '? ', '\n', ' ', ', and ', 'z.Y', '9.5'), {
          maxLength: 80,
        }),
        (parts) => {
          const text = parts.join('');
          let end = 0;
          for (const span of segmentSentences(text)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(end, span.start)).not.toMatch(/[a-z]{3}/iu);
            expect(text.slice(span.start, span.end)).toBe(text.slice(span.start, span.end).trim());
            end = span.end;
          }
        },
      ),
    );
  });
});
