import type { FeedbackFields } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import { isoOfText } from '../json/source-time.ts';
import type { ZendeskTicketDetail } from './zendesk-event.ts';

/** What a ticket's state says about the feedback; `status` replaces the ticket's own. */
export function ticketFields(
  subdomain: string,
  detail: ZendeskTicketDetail,
  status = detail.status?.toLowerCase(),
): FeedbackFields {
  return omitUndefined({
    kind: 'ticket' as const,
    url: ticketUrl(subdomain, detail.id),
    subject: detail.subject,
    status,
    occurredAt: isoOfText(detail.created_at),
    customer: refOf(detail.requester_id),
    account: refOf(detail.organization_id),
    attributes: attributesOf(detail),
  });
}

export function ticketUrl(subdomain: string, ticketId: string): string {
  return `https://${subdomain}.zendesk.com/agent/tickets/${encodeURIComponent(ticketId)}`;
}

function refOf(id: string | undefined): { externalId: string } | undefined {
  return id === undefined ? undefined : { externalId: id };
}

function attributesOf(detail: ZendeskTicketDetail): Record<string, string> {
  return omitUndefined({
    channel: detail.via?.channel?.toLowerCase(),
    priority: detail.priority?.toLowerCase(),
    tags: detail.tags?.length ? detail.tags.join(',') : undefined,
  });
}
