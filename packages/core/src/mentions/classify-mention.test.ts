import { describe, expect, it } from 'vitest';
import { classifyMention } from './classify-mention.ts';
import { findCues } from './find-cues.ts';
import { rateUrgency } from './rate-urgency.ts';
import { scoreSentiment } from './score-sentiment.ts';

const typeOf = (text: string) => {
  const cues = findCues(text);
  return classifyMention(text, cues, scoreSentiment(text, cues));
};
const toneOf = (text: string) => scoreSentiment(text, findCues(text));

describe('classifyMention', () => {
  it.each([
    ['pain', 'The app crashes every time I open a report.'],
    ['pain', 'They refuse to send me a paper statement that I am entitled to.'],
    ['pain', "I asked for a refund and they wouldn't give it to me."],
    ['pain', 'Why was I charged twice?'],
    ['pain', 'The filter does not remember my settings.'],
    ['pain', 'I requested a payoff letter in March and never got one.'],
    ['request', 'Can you add dark mode?'],
    ['request', "I'd love to be able to schedule exports."],
    ['request', 'Please remove this late payment from my credit report.'],
    ['request', 'It would be great if exports ran in the background.'],
    ['request', 'We need a way to share dashboards with clients.'],
    ['question', 'How do I change my PIN?'],
    ['question', 'When can I expect to receive my new card?'],
    ['question', 'is there a limit to how many cards i can have'],
    ['praise', 'Love the new dashboard, it is fast and intuitive.'],
    ['praise', 'Your support team is great.'],
  ])('says %s for: %s', (type, text) => {
    expect(typeOf(text)).toBe(type);
  });
});

describe('scoreSentiment', () => {
  it('orders sentences by tone', () => {
    const ordered = [
      'This is the worst company ever, they are scammers and liars!',
      'The search is slow and confusing.',
      'I opened the report on Monday.',
      'The new editor is nice.',
      'I absolutely love the new editor, it is fantastic!',
    ].map(toneOf);
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
    expect(ordered[1]).toBeLessThan(-0.3);
    expect(ordered[3]).toBeGreaterThan(0.3);
  });

  it('does not take the words of money for feelings', () => {
    expect(toneOf('My interest rate and credit limit are on the statement.')).toBe(0);
  });

  it('turns praise around when it is negated, and hears a failure without a feeling in it', () => {
    expect(toneOf('The support was not helpful.')).toBeLessThan(0);
    expect(toneOf("My card still hasn't arrived.")).toBeLessThan(-0.1);
  });
});

describe('rateUrgency', () => {
  it.each([
    [3, 'The checkout is completely down in production and we are losing sales right now!'],
    [2, 'Someone made an unauthorized withdrawal.'],
    [2, 'This is urgent.'],
    [2, 'I am locked out.'],
    [1, 'I have been waiting for three weeks.'],
    [1, "My card still hasn't arrived."],
    [0, 'The dashboard needs a darker theme.'],
    [0, 'I put the down payment into escrow.'],
  ])('says %i for: %s', (urgency, text) => {
    expect(rateUrgency(text)).toBe(urgency);
  });
});
