import {
  AppError,
  currentFields,
  emptyFeedbackState,
  listTurns,
  mergeFeedback,
} from '@earshot/core';
import type { FeedbackChange } from '@earshot/core';
import {
  intercomEvent,
  intercomPart,
  intercomParts,
  intercomPing,
  signIntercom,
} from '@earshot/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intercom } from './intercom.ts';

const receivedAt = new Date('2025-01-08T10:12:09Z');
const context = {
  settings: { appId: 'abc12345' },
  secrets: ['secret', 'next-secret'],
  now: receivedAt,
};

function receive(
  body: string | Uint8Array,
  headers = signIntercom(body, 'secret'),
  method: 'POST' | 'HEAD' = 'POST',
) {
  return intercom.receive?.(context, { method, headers, body: Buffer.from(body), receivedAt });
}

function parse(value: unknown) {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return intercom.parse(context, { body, contentType: 'application/json', receivedAt });
}

function changesOf(value: unknown): readonly FeedbackChange[] {
  const parsed = parse(value);
  return parsed.outcome === 'changes' ? parsed.changes : [];
}

const merge = (values: readonly unknown[]) =>
  values.flatMap(changesOf).reduce(mergeFeedback, emptyFeedbackState);
const created = intercomEvent({ topic: 'conversation.user.created' });

describe('receiving', () => {
  it('answers HEAD without a signature and a ping without storing it', () => {
    expect(receive('', {}, 'HEAD')).toMatchObject({ outcome: 'answered', status: 200 });
    expect(receive(JSON.stringify(intercomPing()))).toMatchObject({
      outcome: 'answered',
      status: 200,
    });
  });

  it('accepts both live secrets and dedupes on the id inside the body', () => {
    const body = JSON.stringify(created);
    for (const secret of context.secrets) {
      expect(receive(body, signIntercom(body, secret))).toMatchObject({
        outcome: 'accepted',
        deliveries: [{ dedupeKey: 'id:notif_ccd8a4d0-f965-11e3-a367-c779cae3e1b3' }],
      });
    }
  });

  it('refuses a wrong secret, a changed body and a missing or foreign signature', () => {
    const body = JSON.stringify(created);
    const refused = [
      receive(body, signIntercom(body, 'wrong')),
      receive(`${body} `, signIntercom(body, 'secret')),
      receive(body, {}),
      receive(body, { 'x-hub-signature': 'sha256=00' }),
      receive(JSON.stringify(intercomPing()), {}),
    ];
    expect(refused.map((outcome) => outcome?.outcome)).toEqual(Array(5).fill('unauthorized'));
  });

  it('survives any signed bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (body) => {
        expect(receive(body)?.outcome).toBe('accepted');
        try {
          parse(Buffer.from(body).toString('latin1'));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('parsing', () => {
  it('reads a conversation', () => {
    expect(changesOf(created)).toEqual([
      {
        externalId: '137324500000000',
        version: 1736331127000,
        fields: {
          kind: 'conversation',
          url: 'https://app.intercom.com/a/inbox/abc12345/inbox/conversation/137324500000000',
          status: 'open',
          occurredAt: '2025-01-08T10:11:40.000Z',
          customer: {
            externalId: '5ee3d479d1cf3dedbee23d68',
            name: 'Kim Customer',
            email: 'kim@example.com',
          },
          attributes: { channel: 'conversation', Plan: 'Pro', Seats: 12 },
        },
        turns: [
          {
            id: 'source',
            role: 'customer',
            text: 'I was charged twice this month.',
            version: 1736331127000,
            at: '2025-01-08T10:11:40.000Z',
            authorName: 'Kim Customer',
          },
        ],
      },
    ]);
  });

  it('tells people, the team, bots and notes apart and skips parts without words', () => {
    const parts = intercomParts([
      intercomPart({ id: '1', body: '<p>Still broken</p>', author: 'lead' }),
      intercomPart({ id: '2', body: '<p>On it</p>', author: 'admin' }),
      intercomPart({ id: '3', body: '<p>I am Fin</p>', author: 'bot' }),
      intercomPart({ id: '4', body: '<p>angry customer</p>', author: 'admin', partType: 'note' }),
      intercomPart({ id: '5', body: null, author: 'admin', partType: 'assignment' }),
    ]);
    const turns = listTurns(
      merge([
        intercomEvent({ topic: 'conversation.user.replied', item: { conversation_parts: parts } }),
      ]),
    );
    expect(turns.slice(1).map((t) => [t.id, t.role, t.isPrivate ?? false])).toEqual([
      ['1', 'customer', false],
      ['2', 'agent', false],
      ['3', 'bot', false],
      ['4', 'agent', true],
    ]);
  });

  it('erases redacted parts for good, flagged or not, wherever they stand', () => {
    const said = intercomEvent({
      topic: 'conversation.user.replied',
      item: {
        conversation_parts: intercomParts([
          intercomPart({ id: '9', body: '<p>my password is 1234</p>' }),
        ]),
      },
    });
    const flagged = [
      intercomPart({ id: '8', body: '<p>fine</p>' }),
      intercomPart({ id: '9', body: null, isRedacted: true }),
    ];
    const oldStyle = [
      {
        ...intercomPart({ id: '9', body: '<p><i>This message was deleted</i></p>' }),
        redacted: undefined,
      },
    ];
    const alone = { ...intercomPart({ id: '9', body: null }), conversation_id: '137324500000000' };
    const topic = 'conversation_part.redacted';
    const events = [
      intercomEvent({ topic, item: { conversation_parts: intercomParts(flagged) } }),
      intercomEvent({ topic, item: { conversation_parts: intercomParts(oldStyle) } }),
      { ...created, topic, data: { item: alone } },
    ];
    for (const redaction of events) {
      for (const order of [
        [said, redaction],
        [redaction, said],
      ]) {
        const turn = listTurns(merge(order)).find((t) => t.id === '9');
        expect(turn).toMatchObject({ text: '', isDeleted: true });
      }
    }
  });

  it('reads ratings, remarks and deletions', () => {
    const rated = intercomEvent({
      topic: 'conversation.rating.added',
      item: { conversation_rating: { rating: 2, remark: 'Too slow', created_at: 1736340000 } },
    });
    expect(currentFields(merge([rated])).rating).toBe(0.25);
    expect(listTurns(merge([rated])).find((t) => t.id === 'rating-remark')).toMatchObject({
      role: 'customer',
      text: 'Too slow',
    });
    const gone = {
      ...created,
      topic: 'conversation.deleted',
      data: { item: { type: 'conversation', id: '137324500000000' } },
    };
    expect(changesOf(gone)).toMatchObject([
      { externalId: '137324500000000', isDeleted: true, turns: [] },
    ]);
  });

  it('reads tickets: a customer’s description counts, a back-office one does not', () => {
    const ticket = (category: string) => ({
      ...created,
      topic: 'ticket.created',
      data: {
        item: {
          type: 'ticket',
          id: '633',
          ticket_id: '40',
          category,
          ticket_attributes: {
            _default_title_: 'Dashboard',
            _default_description_: '<p>It is buggy.</p>',
          },
          ticket_state: { category: 'submitted' },
          contacts: { contacts: [{ id: 'c1' }] },
          created_at: 1734537990,
          updated_at: 1734537992,
        },
      },
    });
    expect(changesOf(ticket('Customer'))).toMatchObject([
      {
        fields: { kind: 'ticket', subject: 'Dashboard', status: 'submitted' },
        turns: [{ role: 'customer', text: 'It is buggy.' }],
      },
    ]);
    expect(changesOf(ticket('Back-office'))[0]?.turns[0]?.role).toBe('agent');
  });

  it('lets the newest state win in any order', () => {
    const closed = intercomEvent({
      topic: 'conversation.admin.closed',
      item: { state: 'closed', updated_at: 1736399999 },
    });
    expect(currentFields(merge([closed, created])).status).toBe('closed');
    expect(currentFields(merge([created, closed])).status).toBe('closed');
  });

  it('ignores other topics and other workspaces and names what is missing', () => {
    expect(parse({ ...created, topic: 'contact.user.created' }).outcome).toBe('ignored');
    expect(parse({ ...created, app_id: 'other' }).outcome).toBe('ignored');
    expect(() => parse({ ...created, data: { item: {} } })).toThrow(/id/u);
  });
});
