export type IntercomEventInput = {
  topic: string;
  id?: string | null;
  item?: Record<string, unknown>;
  createdAt?: number;
};

/** A notification as Intercom documents it: a conversation topic carries the whole conversation. */
export function intercomEvent(input: IntercomEventInput): Record<string, unknown> {
  return {
    type: 'notification_event',
    app_id: 'abc12345',
    data: { type: 'notification_event_data', item: { ...conversation, ...input.item } },
    links: {},
    id: input.id === undefined ? 'notif_ccd8a4d0-f965-11e3-a367-c779cae3e1b3' : input.id,
    topic: input.topic,
    delivery_status: 'pending',
    delivery_attempts: 1,
    delivered_at: 0,
    first_sent_at: input.createdAt ?? 1736331127,
    created_at: input.createdAt ?? 1736331127,
    self: null,
  };
}

/** A conversation part. `author` is Intercom's author type: user, lead, admin, bot, team. */
export function intercomPart(part: {
  id: string;
  body: string | null;
  author?: 'user' | 'lead' | 'admin' | 'bot' | 'team';
  partType?: string;
  at?: number;
  isRedacted?: boolean;
}): Record<string, unknown> {
  const author = part.author ?? 'user';
  const at = part.at ?? 1736331200;
  return {
    type: 'conversation_part',
    id: part.id,
    part_type: part.partType ?? 'comment',
    body: part.body,
    created_at: at,
    updated_at: at,
    notified_at: at,
    assigned_to: null,
    author: {
      type: author,
      id: `${author}-1`,
      name: `A ${author}`,
      email: `${author}@example.com`,
    },
    attachments: [],
    external_id: null,
    redacted: part.isRedacted ?? false,
  };
}

/** The item's `conversation_parts`. */
export function intercomParts(parts: readonly Record<string, unknown>[]): Record<string, unknown> {
  return { type: 'conversation_part.list', conversation_parts: parts, total_count: parts.length };
}

/** Intercom's test of an endpoint: no id, nothing said. */
export function intercomPing(): Record<string, unknown> {
  const event = intercomEvent({ topic: 'ping', id: null });
  return {
    ...event,
    data: { type: 'notification_event_data', item: { type: 'ping', message: 'hello' } },
  };
}

const conversation = {
  type: 'conversation',
  id: '137324500000000',
  created_at: 1736331100,
  updated_at: 1736331127,
  title: null,
  state: 'open',
  open: true,
  read: false,
  snoozed_until: null,
  admin_assignee_id: 3330619,
  source: {
    type: 'conversation',
    id: '608953158',
    delivered_as: 'customer_initiated',
    subject: '',
    body: '<p>I was charged <b>twice</b> this month.</p>',
    author: {
      type: 'user',
      id: '5ee3d479d1cf3dedbee23d68',
      name: 'Kim Customer',
      email: 'kim@example.com',
    },
    attachments: [],
    url: 'https://app.example.com/billing',
    redacted: false,
  },
  contacts: {
    type: 'contact.list',
    contacts: [{ type: 'contact', id: '5ee3d479d1cf3dedbee23d68', external_id: 'u-17' }],
  },
  conversation_rating: null,
  conversation_parts: { type: 'conversation_part.list', conversation_parts: [], total_count: 0 },
  tags: { type: 'tag.list', tags: [] },
  custom_attributes: { Plan: 'Pro', Seats: 12 },
};
