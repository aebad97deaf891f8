import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { acceptBody, unauthorized } from '../deliveries/accept-body.ts';
import { dedupeKey, peekText } from '../deliveries/dedupe-key.ts';
import { parseJson } from '../json/parse-json.ts';
import { UsableMapping } from '../mapping/feedback-mapping.ts';
import { parseMappedJson } from '../mapping/parse-mapped-json.ts';
import { isSameText, matchesHmac } from '../signatures/matches-hmac.ts';
import type { RawWebhook, SourceContext, SourceKind, WebhookOutcome } from '../source-kind.ts';

const HeaderName = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/iu, 'is a header name')
  .transform((name) => name.toLowerCase());

/** How the sender proves itself: `Authorization: Bearer …`, a secret in a header, or an HMAC of the body in a header. */
export const JsonWebhookAuth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bearer') }),
  z.strictObject({ type: z.literal('header'), header: HeaderName }),
  z.strictObject({
    type: z.literal('hmac'),
    header: HeaderName,
    algorithm: z.enum(['sha1', 'sha256', 'sha512']).default('sha256'),
    encoding: z.enum(['hex', 'base64']).default('hex'),
    /** Stands before the signature, such as `sha256=`. */
    prefix: z.string().max(20).default(''),
  }),
]);
export type JsonWebhookAuth = z.infer<typeof JsonWebhookAuth>;

export const JsonWebhookSettings = z.object({
  mapping: UsableMapping,
  auth: JsonWebhookAuth.default({ type: 'bearer' }),
  /** A top-level field with an id of the event, by which a repeated delivery is known. Without it: the body's hash. */
  eventId: z.string().min(1).optional(),
});
export type JsonWebhookSettings = z.infer<typeof JsonWebhookSettings>;

/** Any system that can post JSON. The mapping says where the words are. */
export const jsonWebhook: SourceKind<JsonWebhookSettings> = {
  kind: 'json',
  title: 'JSON webhook',
  settings: JsonWebhookSettings,
  receive: receiveJson,
  createSecret: () => randomBytes(32).toString('base64url'),
  parse: ({ settings }, delivery) =>
    parseMappedJson(settings.mapping, parseJson(delivery.body), delivery),
  setupGuide: ({ hookUrl, settings }) => `Connect any system that can post JSON
1. Post one JSON object per feedback to ${hookUrl}
2. ${instructions[settings.auth.type]}
`,
};

const instructions: Readonly<Record<JsonWebhookAuth['type'], string>> = {
  bearer: 'Send the header "Authorization: Bearer SECRET" with one of this source\'s secrets.',
  header: "Send one of this source's secrets in the header that you chose.",
  hmac: "Sign the raw body with one of this source's secrets, as you chose, and send the signature in the header.",
};

function receiveJson(
  { settings, secrets }: SourceContext<JsonWebhookSettings>,
  webhook: RawWebhook,
): WebhookOutcome {
  const { auth, eventId } = settings;
  const header = auth.type === 'bearer' ? 'authorization' : auth.header;
  const given = webhook.headers[header];
  if (given === undefined) return unauthorized(`The ${header} header is missing.`);
  if (!isProven(auth, secrets, { given, body: webhook.body })) {
    return unauthorized(`The ${header} header fits none of the secrets.`);
  }
  const id = eventId === undefined ? undefined : peekText(webhook.body, eventId);
  return acceptBody(webhook, dedupeKey(webhook.body, id));
}

function isProven(
  auth: JsonWebhookAuth,
  secrets: readonly string[],
  { given, body }: { given: string; body: Uint8Array },
): boolean {
  if (auth.type !== 'hmac') {
    const token = auth.type === 'bearer' ? given.replace(/^bearer /iu, '') : given;
    return secrets.map((secret) => secret !== '' && isSameText(secret, token)).includes(true);
  }
  const { algorithm, encoding, prefix } = auth;
  if (!given.startsWith(prefix)) return false;
  return matchesHmac({
    algorithm,
    encoding,
    secrets,
    signed: [body],
    given: [given.slice(prefix.length)],
  });
}
