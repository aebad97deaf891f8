import { AppError, cleanText } from '@earshot/core';
import type { AccountRef, CustomerRef, FeedbackChange, FeedbackFields, Turn } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import type { FeedbackMapping } from './feedback-mapping.ts';
import { mapTurns } from './map-turns.ts';
import {
  fillUrl,
  readAttributes,
  readDate,
  readRating,
  readText,
  textForm,
} from './read-values.ts';
import type { FieldReader } from './read-values.ts';

export type MappedRecord = {
  read: FieldReader;
  /** The id of a record whose mapping names none. */
  fallbackId: string;
  receivedAt: Date;
};

/** A row or record to a change. Throws `AppError('invalid-input')` that names the field which cannot be used. */
export function applyMapping(mapping: FeedbackMapping, record: MappedRecord): FeedbackChange {
  const { read } = record;
  const updatedAt = readDate(mapping, read, mapping.updatedAt);
  const occurredAt = readDate(mapping, read, mapping.occurredAt);
  const version = updatedAt === undefined ? record.receivedAt.getTime() : Date.parse(updatedAt);
  const turns = [...ownTurn(mapping, read, version), ...mapTurns(mapping, read, version)];
  if (turns.length === 0) throw new AppError('invalid-input', `${nameOfText(mapping)} is empty.`);
  return {
    externalId: readText(read, mapping.id) ?? record.fallbackId,
    version,
    fields: { ...fieldsOf(mapping, read), ...omitUndefined({ occurredAt }) },
    turns: turns.map((turn) => ({ ...omitUndefined({ at: occurredAt }), ...turn })),
  };
}

function ownTurn(mapping: FeedbackMapping, read: FieldReader, version: number): Turn[] {
  const form = textForm(mapping.format);
  const parts = mapping.text.map((ref) => cleanText(readText(read, ref) ?? '', form));
  const text = parts.filter((part) => part !== '').join('\n\n');
  if (text === '') return [];
  const authorName = readText(read, mapping.customerName);
  return [omitUndefined({ id: 'text', role: 'customer' as const, text, version, authorName })];
}

function nameOfText(mapping: FeedbackMapping): string {
  const refs = mapping.text.length > 0 ? mapping.text : [mapping.turns?.list ?? 'text'];
  return refs.map((ref) => `"${ref}"`).join(' and ');
}

function fieldsOf(mapping: FeedbackMapping, read: FieldReader): FeedbackFields {
  const subject = readText(read, mapping.subject);
  return omitUndefined({
    kind: mapping.kind,
    subject: subject === undefined ? undefined : cleanText(subject),
    url: fillUrl(mapping.url, read),
    status: readText(read, mapping.status),
    language: readText(read, mapping.language)?.toLowerCase(),
    rating: readRating(readText(read, mapping.rating), mapping),
    account: accountOf(mapping, read),
    customer: customerOf(mapping, read),
    attributes: readAttributes(read, mapping.attributes),
  });
}

function accountOf(mapping: FeedbackMapping, read: FieldReader): AccountRef | undefined {
  const externalId = readText(read, mapping.account);
  if (externalId === undefined) return undefined;
  return omitUndefined({
    externalId,
    name: readText(read, mapping.accountName) ?? externalId,
    attributes: readAttributes(read, mapping.accountAttributes),
  });
}

function customerOf(mapping: FeedbackMapping, read: FieldReader): CustomerRef | undefined {
  const email = readText(read, mapping.customerEmail);
  const externalId = readText(read, mapping.customer) ?? email;
  if (externalId === undefined) return undefined;
  return omitUndefined({ externalId, name: readText(read, mapping.customerName), email });
}
