import type { FeedbackChange } from '@earshot/core';
import { readShape } from '../json/read-shape.ts';
import type { ParsedDelivery } from '../source-kind.ts';
import { IntercomItem, IntercomNotification, IntercomPart } from './intercom-event.ts';
import { intercomFields } from './intercom-fields.ts';
import { intercomTurns } from './intercom-turns.ts';

/**
 * A notification to a change of its conversation or ticket. Conversation topics carry the whole object with its newest
 * parts. `appId`: the workspace of this source; notifications of others are ignored.
 */
export function parseIntercomNotification(
  appId: string | undefined,
  value: unknown,
): ParsedDelivery {
  const event = readShape(IntercomNotification, value, 'The Intercom notification');
  const { topic } = event;
  if (appId !== undefined && event.app_id !== appId) {
    return { outcome: 'ignored', reason: `It belongs to the Intercom workspace ${event.app_id}.` };
  }
  if (!/^(conversation|conversation_part|ticket)\./u.test(topic)) {
    return { outcome: 'ignored', reason: `${topic} is not about a conversation.` };
  }
  return { outcome: 'changes', changes: [changeOf(event)] };
}

function changeOf(event: IntercomNotification): FeedbackChange {
  const { item: raw } = event.data;
  const item = readShape(IntercomItem, wholeOf(raw), `Intercom ${event.topic}`);
  const fallbackSeconds = event.created_at ?? item.updated_at ?? item.created_at ?? 0;
  const isDeleted = event.topic === 'conversation.deleted';
  const context = { item, topic: event.topic, fallbackSeconds };
  return {
    externalId: item.id,
    version: (isDeleted ? fallbackSeconds : (item.updated_at ?? fallbackSeconds)) * 1000,
    fields: intercomFields(event.app_id, item),
    turns: isDeleted ? [] : intercomTurns(context, extraParts(event)),
    ...(isDeleted ? { isDeleted } : {}),
  };
}

type RawItem = IntercomNotification['data']['item'];

/** The conversation or ticket itself; a part that comes alone says which one it belongs to. */
function wholeOf(raw: RawItem): unknown {
  const wrapped = raw['conversation'] ?? raw['ticket'];
  if (wrapped != null) return wrapped;
  return raw['type'] === 'conversation_part'
    ? { type: 'conversation', id: raw['conversation_id'] }
    : raw;
}

/** Parts that stand beside their conversation or ticket. */
function extraParts(event: IntercomNotification): IntercomPart[] {
  const { item } = event.data;
  const self = item['type'] === 'conversation_part' ? item : undefined;
  return [item['conversation_part'], item['ticket_part'], self]
    .filter((part) => part != null)
    .map((part) => readShape(IntercomPart, part, `Intercom ${event.topic}`));
}
