import type { RawWebhook, WebhookOutcome } from '../source-kind.ts';

/** One delivery with the body exactly as it came. */
export function acceptBody(webhook: RawWebhook, dedupeKey: string): WebhookOutcome {
  const contentType = webhook.headers['content-type'] ?? 'application/json';
  return { outcome: 'accepted', deliveries: [{ dedupeKey, body: webhook.body, contentType }] };
}

export function unauthorized(reason: string): WebhookOutcome {
  return { outcome: 'unauthorized', reason };
}

/** A request without words in it: it is fine, there is nothing to store. */
export function answerOk(body = 'ok'): WebhookOutcome {
  return { outcome: 'answered', status: 200, body, contentType: 'text/plain' };
}
