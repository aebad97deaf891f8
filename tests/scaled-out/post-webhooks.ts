import { signZendesk, zendeskEvent } from '@earshot/testing';
import type { Complaint } from './read-complaints.ts';

/** Sends complaints as new Zendesk tickets, signed, each twice as vendors do. Answers the distinct statuses. */
export async function postTickets(
  hookUrl: string,
  secret: string,
  complaints: readonly Complaint[],
): Promise<number[]> {
  const statuses = new Set<number>();
  for (const [index, { text, externalId }] of complaints.entries()) {
    const event = zendeskEvent({
      type: 'ticket.created',
      id: `00000000-0000-4000-8000-${externalId.padStart(12, '0')}`,
      ticketId: externalId,
      detail: { description: text, subject: `Complaint ${index}` },
    });
    const body = JSON.stringify(event);
    const request = { method: 'POST', body, headers: signZendesk(body, secret) };
    for (const answer of await Promise.all([fetch(hookUrl, request), fetch(hookUrl, request)])) {
      statuses.add(answer.status);
    }
  }
  return [...statuses];
}
