import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { acceptBody, unauthorized } from '../deliveries/accept-body.ts';
import { dedupeKey } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { UsableMapping } from '../mapping/feedback-mapping.ts';
import { parseMappedJson } from '../mapping/parse-mapped-json.ts';
import { matchesHmac } from '../signatures/matches-hmac.ts';
import type { RawWebhook, SourceContext, SourceKind, WebhookOutcome } from '../source-kind.ts';

export const StandardWebhooksSettings = z.object({
  /** Paths start at the body: `data.text`. */
  mapping: UsableMapping,
  /** Event types to read; all of them where it is missing. */
  types: z.array(z.string().min(1)).optional(),
});
export type StandardWebhooksSettings = z.infer<typeof StandardWebhooksSettings>;

/** Any system that sends https://www.standardwebhooks.com messages. Secrets are `whsec_` + base64. */
export const standardWebhooks: SourceKind<StandardWebhooksSettings> = {
  kind: 'standard-webhooks',
  title: 'Standard Webhooks',
  settings: StandardWebhooksSettings,
  receive: receiveStandardWebhook,
  createSecret: () => `whsec_${randomBytes(32).toString('base64')}`,
  parse: ({ settings }, delivery) => {
    const value = parseJson(delivery.body);
    const type = typeOf(value);
    if (settings.types !== undefined && !settings.types.includes(type)) {
      return { outcome: 'ignored', reason: `The event type "${type}" is not among those to read.` };
    }
    return parseMappedJson(settings.mapping, value, delivery);
  },
  setupGuide: ({ hookUrl }) => `Connect a system that sends Standard Webhooks
1. Add the endpoint ${hookUrl} there, for events {"type", "timestamp", "data"}.
2. Enter this source's signing secret there; if the system shows one of its own (whsec_…) instead, add that to this
   source's secrets.
`,
};

/** Clocks may differ by this much, and a message may be that late: 5 minutes, as the specification advises. */
const toleranceSeconds = 300;

function receiveStandardWebhook(
  { secrets, now }: SourceContext<StandardWebhooksSettings>,
  webhook: RawWebhook,
): WebhookOutcome {
  const {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures,
  } = webhook.headers;
  if (id === undefined || timestamp === undefined || signatures === undefined) {
    return unauthorized(
      'The webhook-id, webhook-timestamp or webhook-signature header is missing.',
    );
  }
  const given = signatures
    .split(' ')
    .flatMap((entry) => (entry.startsWith('v1,') ? [entry.slice(3)] : []));
  const check = {
    algorithm: 'sha256',
    encoding: 'base64',
    secrets: secrets.map(keyOf),
    given,
  } as const;
  if (!matchesHmac({ ...check, signed: [`${id}.${timestamp}.`, webhook.body] })) {
    return unauthorized('The signature fits none of the secrets.');
  }
  const ageSeconds = now.getTime() / 1000 - Number(timestamp);
  if (!(Math.abs(ageSeconds) <= toleranceSeconds)) {
    return unauthorized('The message is older than 5 minutes, or one of the clocks is wrong.');
  }
  // The id header is part of what is signed, and stays the same over retries.
  return acceptBody(webhook, dedupeKey(webhook.body, id));
}

function keyOf(secret: string): Uint8Array {
  return Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
}

function typeOf(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && 'type' in value;
  return isObject && typeof value.type === 'string' ? value.type : '';
}
