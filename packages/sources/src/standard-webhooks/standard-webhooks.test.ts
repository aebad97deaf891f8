import { AppError } from '@earshot/core';
import { signStandardWebhook } from '@earshot/testing';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { standardWebhooks, StandardWebhooksSettings } from './standard-webhooks.ts';

const now = new Date('2025-01-08T10:00:00Z');
const secrets = [
  'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  'whsec_b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xk',
];
const settings = StandardWebhooksSettings.parse({
  types: ['feedback.created'],
  mapping: {
    id: 'data.id',
    occurredAt: 'timestamp',
    updatedAt: 'timestamp',
    account: 'data.company.id',
    accountName: 'data.company.name',
    turns: { list: 'data.comments', id: 'id', text: 'body', role: 'by.type', at: 'at' },
  },
});
const context = { settings, secrets, now };
const event = {
  type: 'feedback.created',
  timestamp: '2025-01-08T09:59:58Z',
  data: {
    id: 90071992547,
    company: { id: 'c1', name: 'Example Ltd' },
    comments: [
      { id: 1, body: 'Search finds nothing.', by: { type: 'user' }, at: '2025-01-08T09:00:00Z' },
      { id: 2, body: 'We look into it.', by: { type: 'admin' } },
      { id: 3, body: 'Who am I?', by: {} },
    ],
  },
};
const body = JSON.stringify(event);

function receive(headers: Record<string, string>, bytes: string | Uint8Array = body) {
  const webhook = { method: 'POST', headers, body: Buffer.from(bytes), receivedAt: now } as const;
  return standardWebhooks.receive?.(context, webhook).outcome;
}

function parse(value: unknown) {
  const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return standardWebhooks.parse(context, { body: bytes, contentType: '', receivedAt: now });
}

describe('receiving', () => {
  it('accepts what the reference library signs, with either secret', () => {
    for (const secret of secrets) {
      const headers = signStandardWebhook(body, secret, { id: 'msg_1', at: now });
      expect(headers['webhook-signature']).toBe(new Webhook(secret).sign('msg_1', now, body));
      expect(receive(headers)).toBe('accepted');
      expect(
        receive({
          ...headers,
          'webhook-signature': `v1a,zzz v1,AAAA ${headers['webhook-signature']}`,
        }),
      ).toBe('accepted');
    }
  });

  it('refuses other secrets, another id, another body, old messages and missing headers', () => {
    const good = signStandardWebhook(body, secrets[0] ?? '', { id: 'msg_1', at: now });
    const late = signStandardWebhook(body, secrets[0] ?? '', {
      id: 'msg_1',
      at: new Date(now.getTime() - 301_000),
    });
    const foreign = signStandardWebhook(body, 'whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LWtleQ==', {
      id: 'msg_1',
      at: now,
    });
    for (const headers of [late, foreign, { ...good, 'webhook-id': 'msg_2' }, {}])
      expect(receive(headers)).toBe('unauthorized');
    expect(receive(good, `${body} `)).toBe('unauthorized');
    expect(receive({ ...good, 'webhook-timestamp': 'soon' })).toBe('unauthorized');
  });
});

describe('parsing', () => {
  it('maps paths to fields and turns; only known customers count', () => {
    expect(parse(event)).toMatchObject({
      outcome: 'changes',
      changes: [
        {
          externalId: '90071992547',
          version: Date.parse('2025-01-08T09:59:58Z'),
          fields: { account: { externalId: 'c1', name: 'Example Ltd' } },
          turns: [
            {
              id: '1',
              role: 'customer',
              text: 'Search finds nothing.',
              at: '2025-01-08T09:00:00.000Z',
            },
            { id: '2', role: 'agent', text: 'We look into it.' },
            { id: '3', role: 'agent', text: 'Who am I?' },
          ],
        },
      ],
    });
  });

  it('ignores other types and refuses what has no words', () => {
    expect(parse({ ...event, type: 'user.created' }).outcome).toBe('ignored');
    expect(() => parse({ ...event, data: {} })).toThrow('"data.comments" is empty.');
    expect(() => parse({ ...event, data: { comments: 'x' } })).toThrow(/not a list/u);
    expect(() => StandardWebhooksSettings.parse({ mapping: {} })).toThrow(
      /name the field that holds the text/u,
    );
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
