import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.ts';

const sentences = [
  'The app crashes when I open the export dialog on my phone.',
  'Great service, but the invoice came two weeks too late again.',
  'I cannot change my e-mail address in the account settings.',
  'Please add a dark mode, my eyes hurt every single evening.',
];

function sample(row: (i: number) => Record<string, string>) {
  const rows = Array.from({ length: 40 }, (_, i) => row(i));
  return guessMapping(Object.keys(rows[0] ?? {}), rows);
}

describe('guessMapping', () => {
  it('reads an app store export', () => {
    const { mapping, confidence } = sample((i) => ({
      'Review ID': `r${i}`,
      'Star Rating': String((i % 5) + 1),
      'Review Title': 'Hmm',
      'Review Text': sentences[i % 4] ?? '',
      'Submitted At': `${(i % 12) + 1}/${(i % 27) + 1}/2024 10:00`,
      Country: ['DE', 'US', 'FR'][i % 3] ?? '',
      Link: `https://store.example/r/${i}`,
    }));
    expect(mapping).toMatchObject({
      text: ['Review Text'],
      id: 'Review ID',
      occurredAt: 'Submitted At',
      dateFormat: 'us',
      rating: 'Star Rating',
      ratingScale: { worst: 1, best: 5 },
      url: 'Link',
      attributes: { country: 'Country' },
      kind: 'review',
    });
    expect(confidence.text).toBeGreaterThan(0.8);
  });

  it('reads a survey with NPS and accounts, and sees which attributes are the account’s', () => {
    const { mapping } = sample((i) => ({
      respondent_email: `a${i}@c${i % 5}.example`,
      company: `C${i % 5}`,
      plan: ['free', 'pro'][(i % 5) % 2] ?? '',
      channel: ['web', 'mail', 'app'][i % 3] ?? '',
      nps: String(i % 11),
      'What could we do better?': sentences[i % 4] ?? '',
    }));
    expect(mapping).toMatchObject({
      text: ['What could we do better?'],
      customerEmail: 'respondent_email',
      account: 'company',
      rating: 'nps',
      ratingScale: { worst: 0, best: 10 },
      accountAttributes: { plan: 'plan' },
      attributes: { plan: 'plan', channel: 'channel' },
      kind: 'survey',
    });
    expect(mapping.id).toBeUndefined();
  });

  it('leaves the text open where nothing reads like words', () => {
    const { mapping, confidence } = sample((i) => ({ a: String(i), b: '2024-01-01' }));
    expect(mapping.text).toEqual([]);
    expect(confidence.text).toBeUndefined();
  });
});
