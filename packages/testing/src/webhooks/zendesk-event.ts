export type ZendeskEventInput = {
  type: string;
  id?: string;
  time?: string;
  ticketId?: string;
  detail?: Record<string, unknown>;
  event?: Record<string, unknown>;
};

/** An event subscription's body as Zendesk documents it (event version 2022-11-06). `type` without its prefix. */
export function zendeskEvent(input: ZendeskEventInput): Record<string, unknown> {
  const ticketId = input.ticketId ?? '5158';
  return {
    account_id: 22129848,
    detail: { ...ticketDetail(ticketId), ...input.detail },
    event: { meta: { sequence: { id: '01JH2ZW0G1', position: 1, total: 1 } }, ...input.event },
    id: input.id ?? 'cbe4028c-7239-495d-b020-f22348516046',
    subject: `zen:ticket:${ticketId}`,
    time: input.time ?? '2025-01-08T10:12:07.672717030Z',
    type: `zen:event-type:${input.type}`,
    zendesk_event_version: '2022-11-06',
  };
}

/** A comment as `event.comment` of a comment event. */
export function zendeskComment(comment: {
  id: string;
  body: string;
  isStaff?: boolean;
  isPublic?: boolean;
}): Record<string, unknown> {
  const isStaff = comment.isStaff ?? false;
  return {
    comment: {
      author: {
        id: isStaff ? '8447388090495' : '8447388090494',
        is_staff: isStaff,
        name: isStaff ? 'Alex Agent' : 'Kim Customer',
      },
      body: comment.body,
      id: comment.id,
      is_public: comment.isPublic ?? true,
    },
  };
}

function ticketDetail(id: string): Record<string, unknown> {
  return {
    actor_id: '8447388090494',
    assignee_id: '8447388090495',
    brand_id: '8447346621310',
    created_at: '2025-01-08T10:12:07Z',
    custom_status: '8447320465790',
    description: 'The CSV export fails with a timeout since the last update.\n\nBest regards,\nKim',
    external_id: null,
    form_id: '8646151517822',
    group_id: '8447320466430',
    id,
    is_public: true,
    organization_id: '8447346622462',
    priority: 'HIGH',
    requester_id: '8447388090494',
    status: 'OPEN',
    subject: 'Export fails',
    submitter_id: '8447388090494',
    tags: ['export', 'enterprise'],
    type: 'INCIDENT',
    updated_at: '2025-01-08T10:12:07Z',
    via: { channel: 'EMAIL' },
  };
}
