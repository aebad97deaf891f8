import type { Trend, TrendPoint } from '@earshot/client';
import type { LenderStory } from './lender-stories.ts';

const FIRST_MONDAY = Date.UTC(2023, 4, 29);
const WEEK_MS = 7 * 86_400_000;
const WEEKS = 13;

/** Twelve whole weeks and a running one; a story's growth sets in after the eighth. */
export function buildTrend(story: LenderStory, seed: number): Trend {
  const isTold = story.direction !== 'too-little-data';
  return {
    direction: story.direction,
    growth: isTold
      ? { value: story.growth, low: story.growth - 0.28, high: story.growth + 0.36 }
      : null,
    weeksCompared: 4,
    points: Array.from({ length: WEEKS }, (_, week) => buildPoint(story, seed, week)),
  };
}

function buildPoint(story: LenderStory, seed: number, week: number): TrendPoint {
  const isPartial = week === WEEKS - 1;
  const feedbacks = isPartial ? 41 : 84 + ((week * 37 + seed * 11) % 23);
  const level = (story.mentions / WEEKS) * (week < 8 ? 1 / (1 + story.growth * 0.6) : 1.25);
  const wave = 1 + 0.28 * Math.sin(week * 1.9 + seed * 1.3);
  const mentions = Math.round(level * wave * (isPartial ? 0.45 : 1));
  const rate = (mentions / feedbacks) * 1000;
  const half = (Math.sqrt(mentions + 1) / feedbacks) * 1960;
  return {
    start: new Date(FIRST_MONDAY + week * WEEK_MS).toISOString().slice(0, 10),
    label: `2023-W${week + 22}`,
    mentions,
    feedbacks,
    ratePerThousand: { value: rate, low: Math.max(0, rate - half), high: rate + half },
    isPartial,
  };
}
