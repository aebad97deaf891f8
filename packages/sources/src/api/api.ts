import { cleanText } from '@earshot/core';
import type { FeedbackChange, FeedbackFields, Turn } from '@earshot/core';
import { z } from 'zod';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { omitUndefined } from '../json/omit-undefined.ts';
import { parseJson } from '../json/parse-json.ts';
import { readShape } from '../json/read-shape.ts';
import { textForm } from '../mapping/read-values.ts';
import type { ParsedDelivery, SourceKind, StoredDelivery } from '../source-kind.ts';
import { FeedbackInput } from './feedback-input.ts';
import type { FeedbackInputTurn } from './feedback-input.ts';

export const ApiSettings = z.object({});
export type ApiSettings = z.infer<typeof ApiSettings>;

/** Feedback posted to the REST API. A delivery's body is one `FeedbackInput`. */
export const api: SourceKind<ApiSettings> = {
  kind: 'api',
  title: 'API',
  settings: ApiSettings,
  parse: (_, delivery) => parseApiFeedback(delivery),
};

function parseApiFeedback(delivery: StoredDelivery): ParsedDelivery {
  const input = readShape(FeedbackInput, parseJson(delivery.body), 'The feedback');
  const version =
    input.updatedAt === undefined ? delivery.receivedAt.getTime() : Date.parse(input.updatedAt);
  const change: FeedbackChange = {
    externalId: input.externalId ?? hashKey(delivery.body),
    version,
    fields: fieldsOf(input),
    turns: turnsOf(input, version),
    ...(input.isDeleted === true ? { isDeleted: true } : {}),
  };
  return { outcome: 'changes', changes: [change] };
}

function fieldsOf(input: FeedbackInput): FeedbackFields {
  const { kind, url, language, status, rating, occurredAt, account, customer, attributes } = input;
  const subject = input.subject === undefined ? undefined : cleanText(input.subject);
  return omitUndefined({
    kind,
    subject,
    url,
    language,
    status,
    rating,
    occurredAt,
    account,
    customer,
    attributes,
  });
}

function turnsOf(input: FeedbackInput, version: number): Turn[] {
  const own =
    input.text === undefined ? [] : [{ id: 'text', role: 'customer' as const, text: input.text }];
  return [...own, ...(input.turns ?? [])].map((turn) => toTurn(turn, input, version));
}

function toTurn(turn: FeedbackInputTurn, input: FeedbackInput, version: number): Turn {
  const text = turn.isDeleted === true ? '' : cleanText(turn.text, textForm(input.format));
  const { role, authorName, isPrivate, isDeleted } = turn;
  const at = turn.at ?? input.occurredAt;
  const id = turn.id ?? hashKey(`${role}\n${at ?? ''}\n${text}`);
  return omitUndefined({ id, role, text, version, authorName, at, isPrivate, isDeleted });
}
