import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jsonWebhook, JsonWebhookSettings } from './json-webhook.ts';

const now = new Date('2025-01-08T10:00:00Z');
const secrets = ['s3cret-one', 's3cret-two'];
const mapping = {
  text: ['message'],
  customerEmail: 'from["e.mail"]',
  rating: 'stars',
  attributes: { plan: 'meta.plan' },
};
const body = JSON.stringify({
  event: 'evt_9',
  message: 'Exports are slow',
  from: { 'e.mail': 'kim@example.com' },
  stars: 2,
  meta: { plan: 'pro' },
});

function receive(auth: unknown, headers: Record<string, string>) {
  const settings = JsonWebhookSettings.parse({ mapping, auth, eventId: 'event' });
  const webhook = { method: 'POST', headers, body: Buffer.from(body), receivedAt: now } as const;
  return jsonWebhook.receive?.({ settings, secrets, now }, webhook);
}

describe('the plain JSON source', () => {
  it('takes a bearer token, a secret header or an HMAC, each with any live secret', () => {
    for (const secret of secrets) {
      const hex = createHmac('sha256', secret).update(body).digest('hex');
      const base64 = createHmac('sha512', secret).update(body).digest('base64');
      const accepted = [
        receive({ type: 'bearer' }, { authorization: `Bearer ${secret}` }),
        receive({ type: 'header', header: 'X-Token' }, { 'x-token': secret }),
        receive({ type: 'hmac', header: 'X-Sig', prefix: 'sha256=' }, { 'x-sig': `sha256=${hex}` }),
        receive(
          { type: 'hmac', header: 'X-Sig', algorithm: 'sha512', encoding: 'base64' },
          { 'x-sig': base64 },
        ),
      ];
      for (const outcome of accepted)
        expect(outcome).toMatchObject({
          outcome: 'accepted',
          deliveries: [{ dedupeKey: 'id:evt_9' }],
        });
    }
  });

  it('refuses everything else', () => {
    const refused = [
      receive({ type: 'bearer' }, {}),
      receive({ type: 'bearer' }, { authorization: 'Bearer ' }),
      receive({ type: 'bearer' }, { authorization: 'Bearer s3cret' }),
      receive({ type: 'header', header: 'x-token' }, { authorization: 'Bearer s3cret-one' }),
      receive({ type: 'hmac', header: 'x-sig', prefix: 'sha256=' }, { 'x-sig': 's3cret-one' }),
    ];
    expect(refused.map((outcome) => outcome?.outcome)).toEqual(Array(5).fill('unauthorized'));
  });

  it('reads the record by its mapping', () => {
    const settings = JsonWebhookSettings.parse({ mapping });
    const parsed = jsonWebhook.parse(
      { settings, secrets, now },
      { body: Buffer.from(body), contentType: '', receivedAt: now },
    );
    expect(parsed).toMatchObject({
      changes: [
        {
          externalId: expect.stringMatching(/^sha256:/u) as string,
          version: now.getTime(),
          fields: {
            rating: 0.25,
            customer: { externalId: 'kim@example.com', email: 'kim@example.com' },
            attributes: { plan: 'pro' },
          },
          turns: [{ role: 'customer', text: 'Exports are slow' }],
        },
      ],
    });
  });
});
