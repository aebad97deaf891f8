import { cleanText } from '@earshot/core';
import type { FeedbackChange, FeedbackFields, Turn } from '@earshot/core';
import { z } from 'zod';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { omitUndefined } from '../json/omit-undefined.ts';
import { Id, OptionalId, OptionalText, readShape } from '../json/read-shape.ts';
import { isoOfText } from '../json/source-time.ts';
import type { ParsedDelivery } from '../source-kind.ts';
import { ticketFields } from './ticket-fields.ts';

const Comment = z.object({
  id: OptionalId,
  text: OptionalText,
  is_public: z.union([z.boolean(), z.string()]).nullish(),
  created_at: OptionalText,
  author_id: OptionalId,
  author_name: OptionalText,
});
/** What `zendeskTriggerTemplate` makes. */
const ZendeskTrigger = z.object({
  ticket: z.object({
    id: Id,
    subject: OptionalText,
    description: OptionalText,
    status: OptionalText,
    priority: OptionalText,
    channel: OptionalText,
    tags: OptionalText,
    created_at: OptionalText,
    updated_at: OptionalText,
  }),
  requester: z.object({ id: OptionalId, name: OptionalText, email: OptionalText }).nullish(),
  organization: z.object({ id: OptionalId, name: OptionalText }).nullish(),
  comment: Comment.nullish(),
});
type ZendeskTrigger = z.infer<typeof ZendeskTrigger>;

/** A trigger's body, made from our template, to a change of its ticket. Without a time of its own it counts as of `receivedAt`. */
export function parseZendeskTrigger(
  subdomain: string,
  value: unknown,
  receivedAt: Date,
): ParsedDelivery {
  const body = readShape(ZendeskTrigger, value, 'The Zendesk trigger body');
  const change: FeedbackChange = {
    externalId: body.ticket.id,
    version: Date.parse(isoOfText(body.ticket.updated_at) ?? receivedAt.toISOString()),
    fields: fieldsOf(subdomain, body),
    turns: [],
  };
  return { outcome: 'changes', changes: [{ ...change, turns: turnsOf(body, change.version) }] };
}

function fieldsOf(subdomain: string, body: ZendeskTrigger): FeedbackFields {
  const { ticket, requester, organization } = body;
  const fields = ticketFields(subdomain, {
    ...ticket,
    requester_id: requester?.id,
    submitter_id: undefined,
    organization_id: organization?.id,
    tags: ticket.tags?.split(' '),
    via: { channel: ticket.channel },
  });
  const customer = fields.customer && {
    ...fields.customer,
    name: requester?.name,
    email: requester?.email,
  };
  const account = fields.account && { ...fields.account, name: organization?.name };
  return omitUndefined({
    ...fields,
    customer: customer && omitUndefined(customer),
    account: account && omitUndefined(account),
  });
}

/** Only the latest comment: a trigger renders the description, the first comment, again each time. */
function turnsOf(body: ZendeskTrigger, version: number): Turn[] {
  const { comment, requester } = body;
  const raw = comment?.text ?? body.ticket.description;
  if (raw === undefined) return [];
  const isCustomer = comment?.author_id !== undefined && comment.author_id === requester?.id;
  const text = cleanText(raw, { isEmail: true });
  const turn = omitUndefined({
    id: comment?.id ?? hashKey(text),
    role: isCustomer ? ('customer' as const) : ('agent' as const),
    text,
    version,
    authorName: comment?.author_name,
    at: isoOfText(comment?.created_at),
    isPrivate: String(comment?.is_public) === 'false' || undefined,
  });
  return [turn];
}
