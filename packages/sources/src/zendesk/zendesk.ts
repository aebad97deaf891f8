import { AppError } from '@earshot/core';
import { z } from 'zod';
import { acceptBody, answerOk, unauthorized } from '../deliveries/accept-body.ts';
import { dedupeKey, peekText } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { matchesHmac } from '../signatures/matches-hmac.ts';
import type {
  ParsedDelivery,
  RawWebhook,
  SourceContext,
  SourceKind,
  StoredDelivery,
  WebhookOutcome,
} from '../source-kind.ts';
import { parseZendeskEvent } from './parse-zendesk-event.ts';
import { parseZendeskTrigger } from './parse-zendesk-trigger.ts';
import { zendeskTypePrefix } from './zendesk-event.ts';
import { zendeskSetupGuide } from './zendesk-setup-guide.ts';

export const ZendeskSettings = z.object({
  /** `acme` of https://acme.zendesk.com. */
  subdomain: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/iu, 'is the first part of your Zendesk address'),
});
export type ZendeskSettings = z.infer<typeof ZendeskSettings>;

/** Zendesk tickets through event subscriptions or through a trigger with our body template. */
export const zendesk: SourceKind<ZendeskSettings> = {
  kind: 'zendesk',
  title: 'Zendesk',
  settings: ZendeskSettings,
  receive: receiveZendesk,
  parse: parseZendesk,
  setupGuide: zendeskSetupGuide,
};

function receiveZendesk(
  { secrets }: SourceContext<ZendeskSettings>,
  webhook: RawWebhook,
): WebhookOutcome {
  const signature = webhook.headers['x-zendesk-webhook-signature'];
  const timestamp = webhook.headers['x-zendesk-webhook-signature-timestamp'];
  if (signature === undefined || timestamp === undefined) {
    return unauthorized('The request carries no Zendesk signature.');
  }
  const signed = [timestamp, webhook.body];
  if (
    !matchesHmac({ algorithm: 'sha256', encoding: 'base64', secrets, signed, given: [signature] })
  ) {
    return unauthorized('The Zendesk signature fits none of the signing secrets.');
  }
  if (webhook.body.length === 0) return answerOk();
  return acceptBody(webhook, dedupeKey(webhook.body, peekText(webhook.body, 'id')));
}

function parseZendesk(
  { settings }: SourceContext<ZendeskSettings>,
  delivery: StoredDelivery,
): ParsedDelivery {
  const value = parseJson(delivery.body);
  if (typeof value !== 'object' || value === null) {
    throw new AppError('invalid-input', 'The Zendesk body is not a JSON object.');
  }
  const isEvent = 'type' in value && String(value.type).startsWith(zendeskTypePrefix);
  return isEvent
    ? parseZendeskEvent(settings.subdomain, value)
    : parseZendeskTrigger(settings.subdomain, value, delivery.receivedAt);
}
