import { z } from 'zod';
import { Id, OptionalId, OptionalText } from '../json/read-shape.ts';

const Comment = z.object({
  id: Id,
  body: OptionalText,
  html_body: OptionalText,
  is_public: z.boolean().nullish(),
  author: z
    .object({ id: OptionalId, is_staff: z.boolean().nullish(), name: OptionalText })
    .nullish(),
});
export type ZendeskComment = z.infer<typeof Comment>;

const Message = z.object({ id: Id, body: OptionalText });
const Actor = z.object({ id: OptionalId, name: OptionalText, type: OptionalText });

export const ZendeskTicketDetail = z.object({
  id: Id,
  subject: OptionalText,
  description: OptionalText,
  created_at: OptionalText,
  updated_at: OptionalText,
  status: OptionalText,
  priority: OptionalText,
  requester_id: OptionalId,
  submitter_id: OptionalId,
  organization_id: OptionalId,
  is_public: z.boolean().nullish(),
  tags: z.array(z.string()).nullish(),
  via: z.object({ channel: OptionalText }).nullish(),
});
export type ZendeskTicketDetail = z.infer<typeof ZendeskTicketDetail>;

/** The fixed JSON of an event subscription (event version 2022-11-06); only the fields that are used. */
export const ZendeskEvent = z.object({
  id: Id,
  type: z.string(),
  time: z.string().refine((time) => !Number.isNaN(Date.parse(time)), 'is not a time'),
  detail: ZendeskTicketDetail,
  event: z
    .object({ comment: Comment.nullish(), message: Message.nullish(), actor: Actor.nullish() })
    .nullish(),
});
export type ZendeskEvent = z.infer<typeof ZendeskEvent>;

export const zendeskTypePrefix = 'zen:event-type:';
