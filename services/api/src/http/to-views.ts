import { FeedbackKind, listTurns, type ThemeRef } from '@earshot/core';
import type { FeedbackView, MentionView, ThemeView } from '@earshot/db';
import type { z } from 'zod';
import type { Theme } from '../schemas/figures.ts';
import type { Feedback, Mention } from '../schemas/voices.ts';

/** Rows as the API shows them. */
export function toMention(row: MentionView): z.infer<typeof Mention> {
  return {
    id: row.id,
    feedbackId: row.feedbackId,
    quote: row.quote,
    statement: row.statement,
    type: row.type,
    sentiment: row.sentiment,
    urgency: row.urgency,
    occurredAt: row.occurredAt.toISOString(),
    theme: row.themeId === null ? null : { id: row.themeId, name: row.themeName ?? '' },
    assignment:
      row.method === null
        ? null
        : { method: row.method, score: row.score ?? 0, decidedBy: row.decidedBy ?? '' },
    place: { turnId: row.turnId, start: row.quoteStart, end: row.quoteEnd },
    source: { id: row.sourceId, name: row.sourceName, kind: row.sourceKind },
    account: toAccount(row),
    feedback: { subject: row.subject, kind: FeedbackKind.parse(row.feedbackKind), url: row.url },
  };
}

export function toFeedback(row: FeedbackView): z.infer<typeof Feedback> {
  return {
    id: row.id,
    externalId: row.externalId,
    kind: FeedbackKind.parse(row.kind),
    subject: row.subject,
    url: row.url,
    language: row.language,
    occurredAt: row.occurredAt.toISOString(),
    source: { id: row.sourceId, name: row.sourceName, kind: row.sourceKind },
    account: toAccount(row),
    customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName },
    attributes: row.attributes,
    turns: listTurns(row.merged)
      .filter((turn) => turn.isDeleted !== true)
      .map((turn) => ({
        id: turn.id,
        role: turn.role,
        authorName: turn.authorName ?? null,
        at: turn.at === undefined ? null : new Date(turn.at).toISOString(),
        startMs: turn.startMs ?? null,
        text: turn.text,
        isPrivate: turn.isPrivate === true,
      })),
  };
}

function toAccount(row: Pick<MentionView, 'accountId' | 'accountName' | 'accountAttributes'>) {
  if (row.accountId === null) return null;
  return {
    id: row.accountId,
    name: row.accountName ?? '',
    attributes: row.accountAttributes ?? {},
  };
}

export function toThemeRef(
  row: Pick<ThemeView, 'id' | 'name' | 'description' | 'parentId' | 'areaName' | 'namedBy'>,
): ThemeRef {
  const { id, name, description, namedBy } = row;
  return { id, name, description, namedBy, areaId: row.parentId, areaName: row.areaName };
}

export function toTheme(row: ThemeView): z.infer<typeof Theme> {
  return {
    ...toThemeRef(row),
    level: row.level,
    parentId: row.parentId,
    state: row.state,
    mergedIntoId: row.mergedIntoId,
    isLocked: row.isLocked,
    size: row.size,
    cohesion: row.cohesion,
    separation: row.separation,
    createdAt: row.createdAt.toISOString(),
  };
}
