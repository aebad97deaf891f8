import type { ExtractedMention } from '@earshot/core';

export type SeverityInput = Pick<ExtractedMention, 'type' | 'sentiment' | 'urgency'>;

/** How much a mention of each type can hurt at most: a wish or a question costs less than a fault, praise nothing. */
export const severityTypeWeights = { pain: 1, request: 0.6, question: 0.4, praise: 0 } as const;
export const maxUrgency = 3;

/** How much one mention hurts, 0 … 1: the mean of its bad tone (0 … 1) and its urgency (0 … 1), scaled by its type. */
export function mentionSeverity(mention: SeverityInput): number {
  const badness = (1 - mention.sentiment) / 2;
  return (severityTypeWeights[mention.type] * (badness + mention.urgency / maxUrgency)) / 2;
}

/** The mean severity of mentions, 0 … 1; 0 for none. */
export function severityOf(mentions: readonly SeverityInput[]): number {
  if (mentions.length === 0) return 0;
  return mentions.reduce((sum, mention) => sum + mentionSeverity(mention), 0) / mentions.length;
}
