import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../feedback/feedback-change.ts';
import { extractMentions } from './extract-mentions.ts';

const said = (text: string, fields: Partial<Turn> = {}): Turn => ({
  id: 't1',
  role: 'customer',
  version: 1,
  text,
  ...fields,
});
const statements = (
  text: string,
  kind: 'ticket' | 'interview' | 'review' | 'complaint' = 'ticket',
) => extractMentions([said(text)], { kind }).map((mention) => mention.statement);

describe('extractMentions', () => {
  it('gives quotes that are exact substrings, in order, without overlap, for any text', () => {
    const openings = [
      'Hi,',
      'Dr. ',
      '- ',
      '1. ',
      'XXXX',
      'XX/XX/2023',
      '{$1200.00}',
      '\n',
      '\n\n',
      '届きません。',
    ];
    const points = [
      'the app crashes',
      'the export is broken',
      "I can't log in",
      ' and ',
      '; ',
      '. ',
      '?',
      '!!',
      '…',
    ];
    const oddities = ['👩‍👩‍👧', 'é', ' ', '\ud800'];
    const piece = fc.constantFrom(...openings, ...points, ...oddities);
    const text = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 8 }), (written, maxPerFeedback) => {
        const mentions = extractMentions([said(written)], { maxPerFeedback });
        expect(mentions.length).toBeLessThanOrEqual(maxPerFeedback);
        let end = 0;
        for (const mention of mentions) {
          expect(written.slice(mention.start, mention.end)).toBe(mention.quote);
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(Math.abs(mention.sentiment)).toBeLessThanOrEqual(1);
          expect(mention.statement).not.toBe('');
          end = mention.end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts only what customers say in public and have not deleted', () => {
    const text = 'The export is broken and loses rows.';
    const turns = [
      said(text, { id: 'agent', role: 'agent' }),
      said(text, { id: 'bot', role: 'bot' }),
      said(text, { id: 'note', isPrivate: true }),
      said(text, { id: 'gone', isDeleted: true }),
      said(text, { id: 'voice' }),
    ];
    expect(extractMentions(turns).map((mention) => mention.turnId)).toEqual(['voice']);
  });

  it.each([
    "My card still hasn't arrived",
    'How do I top up with Apple Pay?',
    "My card still hasn't arrived after 2 weeks. Is it lost?",
    'Can you help me get rid of my account?',
    'someone is using my account',
    'Does your system support multiple currencies?',
    'Let me know when the replacement card will arrive.',
    'Where is my new card? I have been waiting a week!',
    'Mein Konto wurde gesperrt und niemand antwortet.',
    'カードがまだ届きません。',
  ])('gives exactly one mention for a short utterance: %s', (text) => {
    expect(statements(text)).toEqual([text]);
  });

  it.each([
    'Hello',
    'Hi team, thanks in advance!',
    'Great, thank you so much for your help. Have a nice day!',
    'Please help me.',
    'Let me know if you need anything else.',
    'Any help would be greatly appreciated.',
    'I look forward to hearing from you soon.',
    'Kind regards,\nMaria',
    'Order number: 12345\nDate: 2024-03-01',
    'My name is XXXX XXXX and my account number is XXXX.',
    'Yeah, exactly. Right.',
    'XXXX XXXX XX/XX/XXXX',
    '',
    '…!?',
  ])('gives none for small talk and bare facts: %j', (text) => {
    expect(statements(text)).toEqual([]);
  });

  it('leaves greeting and sign-off out of a ticket and keeps each point', () => {
    const ticket =
      "Hi team,\n\nHope you are doing well. Since yesterday's update the CSV export hangs at 99% for every report over 10k rows. " +
      "We also can't filter by region anymore.\nIt would be great if exports ran in the background.\n\nThanks a lot,\nMaria";
    expect(statements(ticket)).toEqual([
      "Since yesterday's update the CSV export hangs at 99% for every report over 10k rows.",
      "We also can't filter by region anymore.",
      'It would be great if exports ran in the background.',
    ]);
  });

  it('keeps every item of a list of wishes and faults', () => {
    const list =
      "1. No dark mode\n2. Search is slow\n3. Can't export to PDF\n4. Sync with the calendar breaks weekly\n5. Please add SSO";
    expect(statements(list, 'review')).toEqual([
      'No dark mode',
      'Search is slow',
      "Can't export to PDF",
      'Sync with the calendar breaks weekly',
      'Please add SSO',
    ]);
  });

  it('takes the points out of an interview and leaves the small talk and the background', () => {
    const talk =
      'So, um, I run the support team at a logistics company, about forty people. We use the dashboard every Monday. ' +
      'What really kills us is that we have to copy numbers by hand into a spreadsheet, because the export drops the custom fields. ' +
      'Yeah. I wish there was a way to schedule the report. The search, on the other hand, is wonderful, I use it all the time. Right, exactly.';
    const mentions = extractMentions([said(talk)], { kind: 'interview' });
    expect(mentions.map((mention) => mention.type)).toEqual(['pain', 'request', 'praise']);
    expect(mentions[0]?.quote).toContain('copy numbers by hand');
  });

  it('does not say the same thing twice', () => {
    const complaint =
      'The bank charged me an overdraft fee of thirty dollars in March. I called the branch on a Monday morning and waited for an hour. ' +
      'They charged an overdraft fee of thirty dollars again in March. The branch manager was rude to my wife on the phone. ' +
      'I have been a customer for ten years and live nearby. Their mobile app no longer shows my pending transactions.';
    const found = statements(complaint, 'complaint');
    expect(found.filter((statement) => statement.includes('overdraft fee'))).toHaveLength(1);
    expect(found.some((statement) => statement.includes('rude'))).toBe(true);
    expect(found.some((statement) => statement.includes('mobile app'))).toBe(true);
  });

  it('reads a very long text without full stops in bounded time and length', () => {
    const endless = 'i called them and they said my payment failed again so i asked why '.repeat(
      3000,
    );
    const mentions = extractMentions([said(endless)]);
    expect(mentions.length).toBeGreaterThan(0);
    for (const mention of mentions)
      expect(mention.quote.split(/\s+/).length).toBeLessThanOrEqual(45);
  });
});
