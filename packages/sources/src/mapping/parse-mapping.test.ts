import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { parseMapping } from './parse-mapping.ts';

const columns = ['complaint_id', 'date_received', 'company', 'state', 'narrative'];

describe('parseMapping', () => {
  it('finds columns by their exact or plain name', () => {
    expect(
      parseMapping({ text: ['Narrative'], id: 'complaint id', attr: ['state'] }, columns),
    ).toEqual({
      text: ['narrative'],
      id: 'complaint_id',
      attributes: { state: 'state' },
      kind: 'complaint',
      format: 'plain',
    });
  });

  it('names the nearest column for an unknown one', () => {
    expect(() => parseMapping({ text: ['narative'] }, columns)).toThrow(
      'There is no column "narative". Did you mean "narrative"?',
    );
    expect(() => parseMapping({ url: 'https://x.example/{complaintid}' }, columns)).toThrow(
      /Did you mean "complaint_id"/u,
    );
  });

  it('needs a text and a sensible scale, kind and date format', () => {
    expect(() => parseMapping({ id: 'complaint_id' }, columns)).toThrow(/text/u);
    expect(() => parseMapping({ text: ['narrative'], ratingScale: 'five' }, columns)).toThrow(
      /scale "five"/u,
    );
    expect(() => parseMapping({ text: ['narrative'], kind: 'rant' }, columns)).toThrow(/kind/u);
  });

  it('fills the gaps from a guess, but not with a column that a flag uses', () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({
      complaint_id: String(i),
      date_received: '2023-01-05',
      company: `Company ${i % 4}`,
      state: ['CA', 'NY'][i % 2] ?? '',
      narrative: 'They took the payment twice from my bank account and will not refund it.',
    }));
    const guess = guessMapping(columns, rows).mapping;
    expect(guess).toMatchObject({
      text: ['narrative'],
      id: 'complaint_id',
      occurredAt: 'date_received',
      account: 'company',
    });
    const mapping = parseMapping({ customer: 'company' }, columns, guess);
    expect(mapping).toMatchObject({ text: ['narrative'], customer: 'company' });
    expect(mapping.account).toBeUndefined();
  });
});
