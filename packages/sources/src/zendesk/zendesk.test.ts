import {
  AppError,
  currentFields,
  emptyFeedbackState,
  listTurns,
  mergeFeedback,
} from '@earshot/core';
import type { FeedbackChange } from '@earshot/core';
import { signZendesk, zendeskComment, zendeskEvent } from '@earshot/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawWebhook } from '../source-kind.ts';
import { zendesk } from './zendesk.ts';

const receivedAt = new Date('2025-01-08T10:12:09Z');
const context = {
  settings: { subdomain: 'acme' },
  secrets: ['new-secret', 'old-secret'],
  now: receivedAt,
};

function webhook(body: string | Uint8Array, headers: Record<string, string>): RawWebhook {
  return { method: 'POST', headers, body: Buffer.from(body), receivedAt };
}

function receive(body: string | Uint8Array, secret = 'new-secret') {
  return zendesk.receive?.(context, webhook(body, signZendesk(body, secret)));
}

function parse(value: unknown): FeedbackChange[] {
  const body = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const parsed = zendesk.parse(context, { body, contentType: 'application/json', receivedAt });
  return parsed.outcome === 'changes' ? [...parsed.changes] : [];
}

const merge = (values: readonly unknown[]) =>
  values.flatMap(parse).reduce(mergeFeedback, emptyFeedbackState);
const created = zendeskEvent({ type: 'ticket.created' });

describe('receiving', () => {
  it('accepts any live secret and dedupes on the signed id', () => {
    const body = JSON.stringify(created);
    for (const secret of context.secrets) {
      expect(receive(body, secret)).toEqual({
        outcome: 'accepted',
        deliveries: [
          {
            dedupeKey: 'id:cbe4028c-7239-495d-b020-f22348516046',
            body: Buffer.from(body),
            contentType: 'application/json; charset=utf-8',
          },
        ],
      });
    }
  });

  it('refuses a wrong secret, a changed body, a changed time and a missing signature', () => {
    const body = JSON.stringify(created);
    const headers = signZendesk(body, 'new-secret');
    const refused = [
      receive(body, 'stolen'),
      zendesk.receive?.(context, webhook(`${body} `, headers)),
      zendesk.receive?.(
        context,
        webhook(body, {
          ...headers,
          'x-zendesk-webhook-signature-timestamp': '2030-01-01T00:00:00Z',
        }),
      ),
      zendesk.receive?.(context, webhook(body, {})),
    ];
    expect(refused.map((outcome) => outcome?.outcome)).toEqual(Array(4).fill('unauthorized'));
  });

  it('keeps a signed body that is no JSON, under its hash, and answers an empty one', () => {
    const broken = receive('{"id": "x"');
    expect(broken).toMatchObject({
      outcome: 'accepted',
      deliveries: [{ dedupeKey: expect.stringMatching(/^sha256:/u) as string }],
    });
    expect(() => parse('{"id": "x"')).toThrow(/not JSON/u);
    expect(receive('')).toMatchObject({ outcome: 'answered', status: 200 });
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

describe('event subscriptions', () => {
  it('reads a new ticket', () => {
    expect(parse(created)).toEqual([
      {
        externalId: '5158',
        version: Date.parse('2025-01-08T10:12:07.672Z') + 0.71703,
        fields: {
          kind: 'ticket',
          url: 'https://acme.zendesk.com/agent/tickets/5158',
          subject: 'Export fails',
          status: 'open',
          occurredAt: '2025-01-08T10:12:07.000Z',
          customer: { externalId: '8447388090494' },
          account: { externalId: '8447346622462' },
          attributes: { channel: 'email', priority: 'high', tags: 'export,enterprise' },
        },
        turns: [
          {
            id: 'description',
            role: 'customer',
            text: 'The CSV export fails with a timeout since the last update.',
            version: Date.parse('2025-01-08T10:12:07Z'),
            at: '2025-01-08T10:12:07.000Z',
          },
        ],
      },
    ]);
  });

  it('counts the first comment and the description once, in any order', () => {
    const detail = created['detail'] as { description: string };
    const comment = zendeskEvent({
      type: 'ticket.comment_added',
      event: zendeskComment({ id: '35436', body: detail.description }),
    });
    for (const events of [
      [created, comment],
      [comment, created],
    ]) {
      expect(listTurns(merge(events)).map((t) => [t.id, t.role])).toEqual([
        ['description', 'customer'],
      ]);
    }
  });

  it('tells staff, customers and private notes apart', () => {
    const say = (id: string, isStaff: boolean, isPublic = true) =>
      zendeskEvent({
        type: 'ticket.comment_added',
        event: zendeskComment({ id, body: `comment ${id}`, isStaff, isPublic }),
      });
    const turns = listTurns(merge([say('1', false), say('2', true), say('3', true, false)]));
    expect(turns.slice(1).map((t) => [t.id, t.role, t.isPrivate ?? false])).toEqual([
      ['1', 'customer', false],
      ['2', 'agent', false],
      ['3', 'agent', true],
    ]);
    const filed = zendeskEvent({
      type: 'ticket.created',
      detail: { submitter_id: '8447388090495' },
    });
    expect(parse(filed)[0]?.turns[0]?.role).toBe('agent');
  });

  it('lets the newest state win when events come out of order', () => {
    const solved = zendeskEvent({
      type: 'ticket.status_changed',
      time: '2025-01-09T08:00:00.5Z',
      detail: { status: 'SOLVED', subject: 'Export fails (timeout)' },
    });
    for (const events of [
      [created, solved],
      [solved, created, solved],
    ]) {
      expect(currentFields(merge(events))).toMatchObject({
        status: 'solved',
        subject: 'Export fails (timeout)',
      });
    }
  });

  it('follows redactions and deletions', () => {
    const say = zendeskEvent({
      type: 'ticket.comment_added',
      event: zendeskComment({ id: '7', body: 'my card is 4111' }),
    });
    const mask = zendeskEvent({
      type: 'ticket.comment_redacted',
      time: '2025-01-09T00:00:00Z',
      event: zendeskComment({ id: '7', body: 'my card is ▇▇▇▇' }),
    });
    const erase = zendeskEvent({
      type: 'ticket.comment_redacted',
      event: { comment: { id: '7' } },
    });
    const textOf7 = (events: unknown[]) => listTurns(merge(events)).find((t) => t.id === '7')?.text;
    expect(textOf7([mask, say])).toBe('my card is ▇▇▇▇');
    expect(textOf7([erase, say])).toBe('');
    for (const type of [
      'ticket.soft_deleted',
      'ticket.permanently_deleted',
      'ticket.marked_as_spam',
    ]) {
      expect(parse(zendeskEvent({ type, detail: { description: null } }))).toMatchObject([
        { isDeleted: true, turns: [] },
      ]);
    }
    expect(parse(zendeskEvent({ type: 'ticket.merged' }))).toMatchObject([
      { fields: { status: 'merged' } },
    ]);
  });

  it('reads messaging, where the ticket comes with its id alone', () => {
    const say = (type: string, id: string) => ({
      ...zendeskEvent({ type: 'messaging_ticket.message_added' }),
      detail: { id: '141' },
      event: {
        actor: { id: 'zd:answerBot', name: 'Z3n', type },
        conversation_id: '67ab5f53a96f98663935c3f2',
        message: { body: 'It is down again', id },
      },
    });
    const turns = listTurns(merge([say('end_user', 'a'), say('system', 'b'), say('agent', 'c')]));
    expect(turns.map((t) => t.role)).toEqual(['customer', 'bot', 'agent']);
  });

  it('keeps ids beyond 2^53 digit by digit and names what is missing', () => {
    const big = JSON.stringify(created).replace('"id":"5158"', '"id":90071992547409931');
    expect(parse(big)[0]?.externalId).toBe('90071992547409931');
    expect(() => parse({ ...created, detail: {} })).toThrow(/detail\.id/u);
    expect(() => parse({ ...created, time: 'soon' })).toThrow(/time/u);
  });

  it('ignores events of users, organizations and articles', () => {
    const body = Buffer.from(
      JSON.stringify({ ...created, type: 'zen:event-type:user.created', detail: {} }),
    );
    expect(zendesk.parse(context, { body, contentType: '', receivedAt }).outcome).toBe('ignored');
  });
});
