import { cleanText } from '@earshot/core';
import type { Turn, TurnRole } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import { isoOfSeconds } from '../json/source-time.ts';
import type { IntercomItem, IntercomPart } from './intercom-event.ts';

/** `fallbackSeconds`: when the event was made, for what carries no time of its own. */
export type TurnContext = { item: IntercomItem; topic: string; fallbackSeconds: number };

/** Everything that is said in a conversation or ticket: its first message, its parts, a remark with a rating. */
export function intercomTurns(context: TurnContext, extraParts: readonly IntercomPart[]): Turn[] {
  const { item } = context;
  const parts = [
    ...(item.conversation_parts?.conversation_parts ?? []),
    ...(item.ticket_parts?.ticket_parts ?? []),
    ...extraParts,
  ];
  const found = [sourceTurn(context), descriptionTurn(context), remarkTurn(context)];
  return [...found.filter((turn) => turn !== undefined), ...partTurns(context, parts)];
}

function sourceTurn({ item, fallbackSeconds }: TurnContext): Turn | undefined {
  const source = item.source ?? item.conversation_message;
  if (source == null || (source.body === undefined && !source.redacted)) return undefined;
  return omitUndefined({
    id: 'source',
    role: roleOfAuthor(source.author?.type),
    text: source.redacted ? '' : textOf(item, source.body),
    version: (item.updated_at ?? fallbackSeconds) * 1000,
    at: isoOfSeconds(item.created_at),
    authorName: source.author?.name,
    isDeleted: source.redacted === true ? true : undefined,
  });
}

/** Back-office tickets are written by the team; a customer ticket's description is the customer's. */
function descriptionTurn({ item, fallbackSeconds }: TurnContext): Turn | undefined {
  const description = item.ticket_attributes?.['_default_description_'];
  if (typeof description !== 'string' || description.trim() === '') return undefined;
  const isCustomer = (item.category ?? 'customer').toLowerCase() === 'customer';
  return omitUndefined({
    id: 'description',
    role: isCustomer ? ('customer' as const) : ('agent' as const),
    text: textOf(item, description),
    version: (item.updated_at ?? fallbackSeconds) * 1000,
    at: isoOfSeconds(item.created_at),
  });
}

function remarkTurn({ item, fallbackSeconds }: TurnContext): Turn | undefined {
  const rating = item.conversation_rating;
  if (rating?.remark === undefined) return undefined;
  return omitUndefined({
    id: 'rating-remark',
    role: 'customer' as const,
    text: cleanText(rating.remark),
    version: (rating.updated_at ?? rating.created_at ?? fallbackSeconds) * 1000,
    at: isoOfSeconds(rating.created_at),
  });
}

function partTurns(context: TurnContext, parts: readonly IntercomPart[]): Turn[] {
  const isRedaction = context.topic === 'conversation_part.redacted';
  // Old API versions do not flag the part: then the event lists nothing but the redacted one.
  const flags = parts.some((part) => part.redacted === true);
  return parts
    .map((part) => partTurn(context, part, part.redacted === true || (isRedaction && !flags)))
    .filter((turn) => turn.text !== '' || turn.isDeleted === true);
}

function partTurn(
  { item, fallbackSeconds }: TurnContext,
  part: IntercomPart,
  isDeleted: boolean,
): Turn {
  return omitUndefined({
    id: part.id,
    role: roleOfAuthor(part.author?.type),
    text: isDeleted ? '' : textOf(item, part.body),
    version: (part.updated_at ?? part.created_at ?? fallbackSeconds) * 1000,
    at: isoOfSeconds(part.created_at),
    authorName: part.author?.name,
    isPrivate: part.part_type?.startsWith('note') === true ? true : undefined,
    isDeleted: isDeleted || undefined,
  });
}

function textOf(item: IntercomItem, body: string | undefined): string {
  const isEmail = (item.source ?? item.conversation_message)?.type === 'email';
  return cleanText(body ?? '', { isHtml: true, isEmail });
}

const customerTypes: ReadonlySet<string> = new Set(['user', 'lead', 'contact', 'visitor']);

function roleOfAuthor(type: string | undefined): TurnRole {
  if (type !== undefined && customerTypes.has(type)) return 'customer';
  if (type === 'admin' || type === 'team') return 'agent';
  return type === 'bot' ? 'bot' : 'system';
}
