import { z } from 'zod';
import { acceptBody, answerOk, unauthorized } from '../deliveries/accept-body.ts';
import { dedupeKey, peekText } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { matchesHmac } from '../signatures/matches-hmac.ts';
import type { RawWebhook, SourceContext, SourceKind, WebhookOutcome } from '../source-kind.ts';
import { intercomSetupGuide } from './intercom-setup-guide.ts';
import { parseIntercomNotification } from './parse-intercom-notification.ts';

export const IntercomSettings = z.object({
  /** The workspace id, from the address of the inbox: notifications of other workspaces are ignored. */
  appId: z.string().min(1).optional(),
});
export type IntercomSettings = z.infer<typeof IntercomSettings>;

/** Intercom conversations and tickets through the webhooks of a developer app. The secret is the app's client secret. */
export const intercom: SourceKind<IntercomSettings> = {
  kind: 'intercom',
  title: 'Intercom',
  settings: IntercomSettings,
  receive: receiveIntercom,
  parse: ({ settings }, delivery) =>
    parseIntercomNotification(settings.appId, parseJson(delivery.body)),
  setupGuide: intercomSetupGuide,
};

function receiveIntercom(
  { secrets }: SourceContext<IntercomSettings>,
  webhook: RawWebhook,
): WebhookOutcome {
  if (webhook.method === 'HEAD') return answerOk('');
  const signature = webhook.headers['x-hub-signature'];
  if (!signature?.startsWith('sha1=')) {
    return unauthorized('The request carries no Intercom signature.');
  }
  const given = [signature.slice('sha1='.length)];
  if (
    !matchesHmac({ algorithm: 'sha1', encoding: 'hex', secrets, signed: [webhook.body], given })
  ) {
    return unauthorized('The Intercom signature fits none of the client secrets.');
  }
  if (peekText(webhook.body, 'topic') === 'ping') return answerOk();
  return acceptBody(webhook, dedupeKey(webhook.body, peekText(webhook.body, 'id')));
}
