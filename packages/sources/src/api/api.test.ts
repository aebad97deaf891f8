import { AppError } from '@earshot/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { api } from './api.ts';

const receivedAt = new Date('2025-01-08T10:00:00Z');

function parse(value: unknown) {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return api.parse(
    { settings: {}, secrets: [], now: receivedAt },
    { body, contentType: '', receivedAt },
  );
}

describe('feedback from the API', () => {
  it('reads a text with what is known around it', () => {
    const input = {
      externalId: 'f1',
      text: '  Sync \u200Bfails  ',
      kind: 'review',
      rating: 0.2,
      occurredAt: '2025-01-07T10:00:00Z',
      account: { externalId: 'c1', arrCents: 120_000 },
    };
    expect(parse(input)).toEqual({
      outcome: 'changes',
      changes: [
        {
          externalId: 'f1',
          version: receivedAt.getTime(),
          fields: {
            kind: 'review',
            rating: 0.2,
            occurredAt: '2025-01-07T10:00:00Z',
            account: { externalId: 'c1', arrCents: 120_000 },
          },
          turns: [
            {
              id: 'text',
              role: 'customer',
              text: 'Sync fails',
              version: receivedAt.getTime(),
              at: '2025-01-07T10:00:00Z',
            },
          ],
        },
      ],
    });
  });

  it('reads turns, deletions and an update time', () => {
    const updatedAt = '2025-01-09T00:00:00Z';
    expect(
      parse({
        externalId: 'f2',
        updatedAt,
        turns: [
          { id: 'a', text: 'Hi', role: 'agent' },
          { id: 'b', text: 'x', isDeleted: true },
        ],
      }),
    ).toMatchObject({
      changes: [
        {
          version: Date.parse(updatedAt),
          turns: [
            { id: 'a', role: 'agent', text: 'Hi' },
            { id: 'b', text: '', isDeleted: true },
          ],
        },
      ],
    });
    expect(parse({ externalId: 'f2', isDeleted: true })).toMatchObject({
      changes: [{ isDeleted: true }],
    });
  });

  it('names what is wrong', () => {
    expect(() => parse({})).toThrow(/text: give the text or the turns/u);
    expect(() => parse({ text: 'a', rating: 7 })).toThrow(/rating/u);
    expect(() => parse({ text: 'a', url: 'javascript:alert(1)' })).toThrow(/url/u);
    expect(() => parse({ isDeleted: true })).toThrow(/externalId/u);
  });

  it('throws nothing but AppError on any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});
