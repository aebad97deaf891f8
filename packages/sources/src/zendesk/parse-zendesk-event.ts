import { cleanText } from '@earshot/core';
import type { FeedbackChange, Turn } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import { readShape } from '../json/read-shape.ts';
import { isoOfText, versionOfTime } from '../json/source-time.ts';
import type { ParsedDelivery } from '../source-kind.ts';
import { descriptionTurn, descriptionTurnId } from './description-turn.ts';
import { ticketFields } from './ticket-fields.ts';
import { ZendeskEvent, zendeskTypePrefix } from './zendesk-event.ts';
import type { ZendeskComment } from './zendesk-event.ts';

const deletions: ReadonlySet<string> = new Set([
  'ticket.soft_deleted',
  'ticket.permanently_deleted',
  'ticket.marked_as_spam',
]);

/**
 * An event subscription's JSON to a change of its ticket. Every ticket event carries the ticket's state, so each one
 * also heals what an earlier, lost event would have said.
 */
export function parseZendeskEvent(subdomain: string, value: object): ParsedDelivery {
  const type = typeOf(value);
  if (!/^(ticket|messaging_ticket)\./u.test(type)) {
    return { outcome: 'ignored', reason: `${type} events say nothing about tickets.` };
  }
  const event = readShape(ZendeskEvent, value, `Zendesk event ${type}`);
  const change: FeedbackChange = {
    externalId: event.detail.id,
    version: versionOfTime(event.time),
    fields: ticketFields(subdomain, event.detail, type === 'ticket.merged' ? 'merged' : undefined),
    turns: turnsOf(event, type),
    ...(deletions.has(type) ? { isDeleted: true } : {}),
  };
  return { outcome: 'changes', changes: [change] };
}

function typeOf(value: object): string {
  return String('type' in value ? value.type : '').slice(zendeskTypePrefix.length);
}

function turnsOf(event: ZendeskEvent, type: string): Turn[] {
  if (deletions.has(type)) return [];
  const description = descriptionTurn(event);
  const comment = event.event?.comment;
  const said = comment == null ? messageTurns(event) : commentTurns(event, type, comment);
  const hasDescription = said.some((turn) => turn.id === descriptionTurnId);
  return description === undefined || hasDescription ? said : [description, ...said];
}

function commentTurns(event: ZendeskEvent, type: string, comment: ZendeskComment): Turn[] {
  const raw = comment.body ?? comment.html_body;
  const text = cleanText(raw ?? '', { isEmail: true, isHtml: comment.body === undefined });
  const isRedacted = type === 'ticket.comment_redacted';
  const isPrivate = comment.is_public === false || type === 'ticket.comment_made_private';
  const turn = omitUndefined({
    id: isDescription(event, text) ? descriptionTurnId : comment.id,
    // Whoever is not known to be a customer is not counted as one.
    role: comment.author?.is_staff === false ? ('customer' as const) : ('agent' as const),
    text,
    version: versionOfTime(event.time),
    authorName: comment.author?.name,
    // Later events about a comment carry no time of its own: only the first one dates it.
    at: type === 'ticket.comment_added' ? isoOfText(event.time) : undefined,
    isPrivate: isPrivate || undefined,
    isDeleted: (isRedacted && raw === undefined) || undefined,
  });
  return [turn];
}

/** The first comment of a ticket is its description: both would count the same words twice. */
function isDescription(event: ZendeskEvent, text: string): boolean {
  return text !== '' && text === cleanText(event.detail.description ?? '', { isEmail: true });
}

function messageTurns(event: ZendeskEvent): Turn[] {
  const message = event.event?.message;
  if (message?.body === undefined) return [];
  const actor = event.event?.actor;
  const turn = omitUndefined({
    id: message.id,
    role: roleOfActor(actor?.type),
    text: cleanText(message.body),
    version: versionOfTime(event.time),
    at: isoOfText(event.time),
    authorName: actor?.name,
  });
  return [turn];
}

function roleOfActor(type: string | undefined): Turn['role'] {
  if (type === 'end_user') return 'customer';
  return type === 'agent' ? 'agent' : 'bot';
}
