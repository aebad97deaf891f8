import type { FeedbackChange } from '@earshot/core';
import type { z } from 'zod';

/** A webhook as it came over HTTP. Header names are lower case. `body` is the raw bytes, never re-encoded. */
export type RawWebhook = {
  method: 'HEAD' | 'GET' | 'POST';
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
  receivedAt: Date;
};

/** A record to store: `dedupeKey` is the source's own event id where it is signed, else a hash of the body. */
export type IncomingDelivery = { dedupeKey: string; body: Uint8Array; contentType: string };

/** What the receiver does with a webhook. Only `accepted` is stored; `answered` is a vendor's hand-shake. */
export type WebhookOutcome =
  | { outcome: 'accepted'; deliveries: readonly IncomingDelivery[] }
  | { outcome: 'answered'; status: number; body?: string; contentType?: string }
  | { outcome: 'unauthorized'; reason: string }
  | { outcome: 'rejected'; reason: string };

/** A stored delivery on its way to feedback. */
export type StoredDelivery = {
  body: Uint8Array;
  contentType: string;
  receivedAt: Date;
};

/** `ignored` deliveries are done, not dead: their kind is not customer voice (a status change, a ping). */
export type ParsedDelivery =
  | { outcome: 'changes'; changes: readonly FeedbackChange[] }
  | { outcome: 'ignored'; reason: string };

export type SourceContext<Settings> = { settings: Settings; secrets: readonly string[]; now: Date };

/** One kind of source. Each kind's folder holds its schema, its signature check, its parser and their tests. */
export type SourceKind<Settings = unknown> = {
  kind: string;
  /** As a person would write it: "Zendesk". */
  title: string;
  settings: z.ZodType<Settings>;
  /**
   * Checks the signature over the raw bytes in constant time against every live secret and cuts the body into
   * deliveries. Absent where the kind has no webhook.
   */
  receive?: (context: SourceContext<Settings>, webhook: RawWebhook) => WebhookOutcome;
  /** One stored delivery to changes. Throws `AppError('invalid-input')` naming the field when it cannot be read. */
  parse: (context: SourceContext<Settings>, delivery: StoredDelivery) => ParsedDelivery;
  /** Makes a signing secret, where we and not the vendor choose it. */
  createSecret?: () => string;
  /** What a person pastes into the vendor's admin page to connect it. */
  setupGuide?: (input: { hookUrl: string; settings: Settings }) => string;
};
