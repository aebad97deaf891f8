import type { AccountRef, Attributes, CustomerRef, FeedbackFields } from '@earshot/core';
import { cleanText } from '@earshot/core';
import { pickAttributes } from '../json/pick-attributes.ts';
import { omitUndefined } from '../json/omit-undefined.ts';
import { isoOfSeconds } from '../json/source-time.ts';
import type { IntercomItem } from './intercom-event.ts';

/** What the state of a conversation or ticket says about the feedback. */
export function intercomFields(appId: string | undefined, item: IntercomItem): FeedbackFields {
  return omitUndefined({
    kind: item.type === 'ticket' ? ('ticket' as const) : ('conversation' as const),
    url: appId === undefined ? undefined : inboxUrl(appId, item.id),
    subject: subjectOf(item),
    status: statusOf(item),
    rating: ratingOf(item),
    occurredAt: isoOfSeconds(item.created_at),
    customer: customerOf(item),
    account: accountOf(item),
    attributes: attributesOf(item),
  });
}

export function inboxUrl(appId: string, conversationId: string): string {
  const [app, conversation] = [appId, conversationId].map((id) => encodeURIComponent(id));
  return `https://app.intercom.com/a/inbox/${app}/inbox/conversation/${conversation}`;
}

function subjectOf(item: IntercomItem): string | undefined {
  const title = item.ticket_attributes?.['_default_title_'];
  const raw = typeof title === 'string' ? title : (item.title ?? item.source?.subject);
  return raw === undefined ? undefined : cleanText(raw, { isHtml: true }) || undefined;
}

function statusOf(item: IntercomItem): string | undefined {
  const state = item.ticket_state;
  return (typeof state === 'string' ? state : state?.category) ?? item.state;
}

/** Intercom rates from 1 (terrible) to 5 (great). */
function ratingOf(item: IntercomItem): number | undefined {
  const rating = item.conversation_rating?.rating;
  return rating == null || rating < 1 || rating > 5 ? undefined : (rating - 1) / 4;
}

function customerOf(item: IntercomItem): CustomerRef | undefined {
  const contact = item.contacts?.contacts?.[0] ?? item.user;
  const author = item.source?.author;
  const isCustomer = author?.type === 'user' || author?.type === 'lead';
  const id = contact?.id ?? (isCustomer ? author.id : undefined);
  if (id === undefined) return undefined;
  const named = isCustomer ? author : undefined;
  return omitUndefined({
    externalId: id,
    name: contact?.name ?? named?.name,
    email: contact?.email ?? named?.email,
  });
}

function accountOf(item: IntercomItem): AccountRef | undefined {
  const id = item.company?.id;
  return id === undefined ? undefined : omitUndefined({ externalId: id, name: item.company?.name });
}

function attributesOf(item: IntercomItem): Attributes | undefined {
  const attributes = pickAttributes({ channel: item.source?.type, ...item.custom_attributes });
  return Object.keys(attributes).length === 0 ? undefined : attributes;
}
