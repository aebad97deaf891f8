/**
 * The JSON body to paste into a trigger that notifies a webhook. Zendesk fills the placeholders in and escapes them for
 * JSON. `author_id` next to the requester's tells whether a customer or somebody else wrote the comment.
 */
export const zendeskTriggerTemplate = `{
  "ticket": {
    "id": "{{ticket.id}}",
    "subject": "{{ticket.title}}",
    "description": "{{ticket.description}}",
    "status": "{{ticket.status}}",
    "priority": "{{ticket.priority}}",
    "channel": "{{ticket.via}}",
    "tags": "{{ticket.tags}}",
    "created_at": "{{ticket.created_at_with_timestamp}}",
    "updated_at": "{{ticket.updated_at_with_timestamp}}"
  },
  "requester": {
    "id": "{{ticket.requester.id}}",
    "name": "{{ticket.requester.name}}",
    "email": "{{ticket.requester.email}}"
  },
  "organization": {
    "id": "{{ticket.organization.id}}",
    "name": "{{ticket.organization.name}}"
  },
  "comment": {
    "id": "{{ticket.latest_comment.id}}",
    "text": "{{ticket.latest_comment.value}}",
    "is_public": "{{ticket.latest_comment.is_public}}",
    "created_at": "{{ticket.latest_comment.created_at_with_time}}",
    "author_id": "{{ticket.latest_comment.author.id}}",
    "author_name": "{{ticket.latest_comment.author.name}}"
  }
}`;
