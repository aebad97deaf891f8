import { z } from 'zod';
import { Id, OptionalId, OptionalText } from '../json/read-shape.ts';

const Author = z.object({
  type: OptionalText,
  id: OptionalId,
  name: OptionalText,
  email: OptionalText,
});
const Seconds = z.number().nullish();

export const IntercomPart = z.object({
  id: Id,
  part_type: OptionalText,
  body: OptionalText,
  created_at: Seconds,
  updated_at: Seconds,
  author: Author.nullish(),
  redacted: z.boolean().nullish(),
});
export type IntercomPart = z.infer<typeof IntercomPart>;

const Source = z.object({
  type: OptionalText,
  subject: OptionalText,
  body: OptionalText,
  author: Author.nullish(),
  redacted: z.boolean().nullish(),
});

const Contact = z.object({ id: OptionalId, name: OptionalText, email: OptionalText });
const Company = z.object({ id: OptionalId, name: OptionalText });

/** A conversation or a ticket, as REST and webhooks both write them; only the fields that are used. */
export const IntercomItem = z.object({
  type: OptionalText,
  id: Id,
  created_at: Seconds,
  updated_at: Seconds,
  title: OptionalText,
  state: OptionalText,
  category: OptionalText,
  source: Source.nullish(),
  /** The source under its name in old API versions. */
  conversation_message: Source.nullish(),
  contacts: z.object({ contacts: z.array(Contact).nullish() }).nullish(),
  user: Contact.nullish(),
  company: Company.nullish(),
  conversation_parts: z.object({ conversation_parts: z.array(IntercomPart).nullish() }).nullish(),
  ticket_parts: z.object({ ticket_parts: z.array(IntercomPart).nullish() }).nullish(),
  ticket_attributes: z.record(z.string(), z.unknown()).nullish(),
  ticket_state: z.union([z.string(), z.object({ category: OptionalText })]).nullish(),
  conversation_rating: z
    .object({
      rating: z.number().nullish(),
      remark: OptionalText,
      created_at: Seconds,
      updated_at: Seconds,
    })
    .nullish(),
  custom_attributes: z.record(z.string(), z.unknown()).nullish(),
});
export type IntercomItem = z.infer<typeof IntercomItem>;

/** A webhook's envelope. Some topics wrap the conversation or ticket together with the part they are about. */
export const IntercomNotification = z.object({
  id: OptionalId,
  app_id: OptionalText,
  topic: z.string(),
  created_at: Seconds,
  data: z.object({ item: z.looseObject({}) }),
});
export type IntercomNotification = z.infer<typeof IntercomNotification>;
