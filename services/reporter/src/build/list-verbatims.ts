import type { Verbatim } from '@earshot/core';
import {
  listMentions,
  listRepresentativeMentions,
  type Database,
  type FigureFilter,
  type MentionView,
} from '@earshot/db';

export type VerbatimQuery = {
  filter: FigureFilter;
  themeId: string;
  timeZone: string;
  limit: number;
};

/**
 * Customers' own words behind a theme in a window: those that discovery found typical, then the newest; complaints and
 * requests before questions, and one from each feedback.
 */
export async function listVerbatims(
  { db }: { db: Pick<Database, 'orm'> },
  query: VerbatimQuery,
): Promise<Verbatim[]> {
  const { themeId, timeZone, limit } = query;
  const filter = { ...query.filter, themeIds: [themeId] };
  const typical = await listRepresentativeMentions(db.orm, {
    workspaceId: filter.workspaceId,
    themeId,
    filter,
    limit: 8,
  });
  const newest = await listMentions(db.orm, { filter, limit: 20 });
  const candidates = [...typical, ...newest];
  const hurting = candidates.filter(({ type }) => type === 'pain' || type === 'request');
  return oneOfEachFeedback([...hurting, ...candidates])
    .slice(0, limit)
    .map((mention) => toVerbatim(mention, timeZone));
}

function oneOfEachFeedback(mentions: readonly MentionView[]): MentionView[] {
  const byFeedback = new Map<string, MentionView>();
  for (const mention of mentions) {
    if (!byFeedback.has(mention.feedbackId)) byFeedback.set(mention.feedbackId, mention);
  }
  return [...byFeedback.values()];
}

function toVerbatim(mention: MentionView, timeZone: string): Verbatim {
  const isoDay = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  return {
    mentionId: mention.id,
    feedbackId: mention.feedbackId,
    quote: mention.quote,
    occurredOn: isoDay.format(mention.occurredAt),
    accountName: mention.accountName,
    sourceName: mention.sourceName,
    url: mention.url,
  };
}
