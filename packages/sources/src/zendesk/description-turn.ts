import { cleanText } from '@earshot/core';
import type { Turn } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import { isoOfText, versionOfTime } from '../json/source-time.ts';
import type { ZendeskEvent, ZendeskTicketDetail } from './zendesk-event.ts';

/** The description has no comment id of its own in events; it is the first turn of its ticket. */
export const descriptionTurnId = 'description';

/**
 * The ticket's description as a turn, or undefined where there is none. Its version is the ticket's creation, so it
 * yields to what a comment event says about the same words, except where the event itself edits or redacts it.
 */
export function descriptionTurn(event: ZendeskEvent): Turn | undefined {
  const { detail } = event;
  if (detail.description === undefined) return undefined;
  const createdAt = isoOfText(detail.created_at);
  const isEdit =
    event.type.endsWith('description_changed') || detail.description.includes(redactionMark);
  return omitUndefined({
    id: descriptionTurnId,
    role: isFromRequester(detail) ? ('customer' as const) : ('agent' as const),
    text: cleanText(detail.description, { isEmail: true }),
    version: versionOfTime(isEdit || createdAt === undefined ? event.time : createdAt),
    at: createdAt,
    isPrivate: detail.is_public === false || undefined,
  });
}

/** Zendesk overwrites redacted characters with this block. */
const redactionMark = '▇';

/** An agent who files a ticket for a customer writes in the agent's words. */
function isFromRequester(detail: ZendeskTicketDetail): boolean {
  return detail.submitter_id === undefined || detail.submitter_id === detail.requester_id;
}
