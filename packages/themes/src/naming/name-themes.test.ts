import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { extractPhrases } from './extract-phrases.ts';
import { nameThemes } from './name-themes.ts';
import { DETERMINERS, STOP_WORDS } from './stop-words.ts';

const DECLINED = [
  'my card payment declined',
  'why is the card payment declined?',
  'card payment declined again',
];
const PIN = ['how do I change my PIN', 'I want to change my PIN', 'change my PIN please'];

describe('nameThemes', () => {
  it('names themes from their own words', async () => {
    const named = await nameThemes(input([...DECLINED, ...PIN], [0, 0, 0, 1, 1, 1]));
    expect(named.themes.map(({ name }) => name)).toEqual(['Card payment declined', 'Change PIN']);
    expect(named.themes[1]?.description).toMatch(/PIN/u);
    expect(named.areas).toHaveLength(2);
  });

  it('never gives two themes one name', async () => {
    const texts = [...DECLINED, ...DECLINED];
    const named = await nameThemes(input(texts, [0, 0, 0, 1, 1, 1]));
    expect(new Set(named.themes.map(({ name }) => name)).size).toBe(2);
  });

  it('begins representatives with the medoid and repeats none', async () => {
    const named = await nameThemes(input([...DECLINED, ...PIN], [0, 0, 0, 1, 1, 1]));
    for (const { representatives } of named.themes) {
      expect(new Set(representatives).size).toBe(representatives.length);
      expect(representatives.length).toBe(3);
    }
  });

  it('lets meaning choose among telling phrases', async () => {
    const texts = [
      'fast refund missing',
      'fast refund missing',
      'slow parcel lost',
      'slow parcel lost',
    ];
    const embed = async (phrases: readonly string[]): Promise<Float32Array> =>
      Promise.resolve(
        Float32Array.from(
          phrases.flatMap((phrase) => (phrase === 'refund missing' ? [1, 0] : [0.1, 0.1])),
        ),
      );
    const named = await nameThemes({ ...input(texts, [0, 0, 1, 1]), embed });
    expect(named.themes[0]?.name).toBe('Refund missing');
  });
});

describe('extractPhrases', () => {
  it('never contains or reaches across redactions, amounts, numbers and punctuation', () => {
    const phrases = [
      ...extractPhrases(
        'They charged {$1200.00} late fees on XX/XX/2023, XXXX Bank refused. Account 123 closed',
      ).keys(),
    ];
    expect(phrases).toContain('late fees');
    expect(phrases.some((phrase) => /xx|\d|[{$}]/u.test(phrase))).toBe(false);
    expect(
      phrases.some(
        (phrase) => phrase.includes('charged late') || phrase.includes('refused account'),
      ),
    ).toBe(false);
  });

  it('neither begins nor ends in a stop word, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...STOP_WORDS, ...DETERMINERS, 'card', 'lost', 'XXXX', '12', 'fee.'),
          { maxLength: 25 },
        ),
        (words) => {
          for (const phrase of extractPhrases(words.join(' ')).keys()) {
            const parts = phrase.split(' ');
            expect(parts.length).toBeLessThanOrEqual(6);
            expect(STOP_WORDS.has(parts.at(-1) ?? '')).toBe(false);
            expect(parts.some((part) => DETERMINERS.has(part))).toBe(false);
            expect(phrase).not.toMatch(/xx|\d/u);
          }
        },
      ),
    );
  });

  it('may begin with a negation, which turns the meaning round', () => {
    expect([...extractPhrases("the card isn't working").keys()]).toContain("isn't working");
  });
});

function input(texts: string[], labels: number[]): Parameters<typeof nameThemes>[0] {
  const vectors = Float32Array.from(labels.flatMap((label) => (label === 0 ? [1, 0] : [0, 1])));
  return { texts, labels, areas: [0, 1], vectors, dim: 2 };
}
