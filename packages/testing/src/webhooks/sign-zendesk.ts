import { createHmac } from 'node:crypto';

/** The headers with which Zendesk would send this body. */
export function signZendesk(
  body: string | Uint8Array,
  secret: string,
  timestamp = '2025-01-08T10:12:08Z',
): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Zendesk Webhook',
    'x-zendesk-account-id': '22129848',
    'x-zendesk-webhook-id': '01EJFTSCC78X5V07NPY2MHR00M',
    'x-zendesk-webhook-invocation-id': '01HMHTVGJ0JNGRZBQ3QZYHNP8T',
    'x-zendesk-webhook-signature': createHmac('sha256', secret)
      .update(timestamp)
      .update(body)
      .digest('base64'),
    'x-zendesk-webhook-signature-timestamp': timestamp,
  };
}
