import type { Estimate, PainPoints, PainPoint, ScorePart, Theme } from '@earshot/client';
import { lenderId } from './lender-ids.ts';
import { buildTrend } from './build-trend.ts';
import { lenderAreas, lenderStories, type LenderStory } from './lender-stories.ts';

const FEEDBACKS = 1_164;
const WEIGHTS = { reach: 0.4, severity: 0.3, growth: 0.2, volume: 0.1 } as const;

/** The ranking of the invented lender, 90 days to 24 August 2023, best score first. */
export function buildPainPoints(overrides: Partial<PainPoints> = {}): PainPoints {
  const items = lenderStories
    .map(buildPainPoint)
    .toSorted((a, b) => b.score.value - a.score.value)
    .map((painPoint, index) => ({ ...painPoint, rank: index + 1 }));
  return {
    window: {
      from: '2023-05-27',
      to: '2023-08-25',
      days: 90,
      timeZone: 'America/New_York',
      clockEndsOn: '2023-08-24',
    },
    totals: { feedbacks: FEEDBACKS, mentions: 1_871, voices: 742, coverage: 0.83 },
    items,
    nextCursor: null,
    notes: [],
    ...overrides,
  };
}

/** One theme of the invented lender with its figures. */
export function buildPainPoint(story: LenderStory, index: number): PainPoint {
  const customers = index % 4;
  const reach = Math.round(story.mentions * 0.68);
  const parts = buildParts(story);
  return {
    rank: index + 1,
    theme: buildThemeRef(story, index),
    reach,
    reachParts: { accounts: reach - customers, customers, unknown: 0 },
    mentions: story.mentions,
    feedbacks: Math.round(story.mentions * 0.92),
    share: wilson(Math.round(story.mentions * 0.92), FEEDBACKS),
    severity: story.severity,
    trend: buildTrend(story, index),
    score: { value: parts.reduce((sum, part) => sum + part.contribution, 0), parts },
    evidence: `/v1/themes/${lenderId('theme', index)}/mentions?from=2023-05-27&to=2023-08-25&type=pain&type=request`,
  };
}

/** A theme's name, area and description. */
export function buildThemeRef(story: LenderStory, index: number): PainPoint['theme'] {
  return {
    id: lenderId('theme', index),
    name: story.name,
    description: story.description,
    areaId: lenderId('area', lenderAreas.indexOf(story.area)),
    areaName: story.area,
    namedBy: 'local:1',
  };
}

/** A theme or, with a name only, an area as the list of themes shows it. */
export function buildTheme(story: LenderStory, index: number): Theme {
  const ref = buildThemeRef(story, index);
  return {
    ...ref,
    level: 'theme',
    parentId: ref.areaId,
    state: 'active',
    mergedIntoId: null,
    isLocked: index === 2,
    size: Math.round(story.mentions * 2.4),
    cohesion: 0.71 - index * 0.015,
    separation: 0.34 - index * 0.008,
    createdAt: '2023-03-06T09:12:00Z',
  };
}

/** An area of the invented lender. */
export function buildArea(name: string, index: number): Theme {
  const size = lenderStories
    .filter((story) => story.area === name)
    .reduce((sum, story) => sum + Math.round(story.mentions * 2.4), 0);
  return {
    id: lenderId('area', index),
    name,
    description: '',
    areaId: null,
    areaName: null,
    namedBy: 'local:1',
    level: 'area',
    parentId: null,
    state: 'active',
    mergedIntoId: null,
    isLocked: false,
    size,
    cohesion: null,
    separation: null,
    createdAt: '2023-03-06T09:12:00Z',
  };
}

function buildParts(story: LenderStory): ScorePart[] {
  const values = {
    reach: story.mentions / 214,
    severity: story.severity,
    growth: Math.max(0, Math.min(1, story.growth)),
    volume: Math.sqrt(story.mentions / 214),
  };
  return (['reach', 'severity', 'growth', 'volume'] as const).map((name) => ({
    name,
    value: values[name],
    weight: WEIGHTS[name],
    contribution: values[name] * WEIGHTS[name],
  }));
}

function wilson(count: number, total: number): Estimate {
  const z = 1.96;
  const p = count / total;
  const centre = (p + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half =
    (z * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total))) / (1 + (z * z) / total);
  return { value: p, low: centre - half, high: centre + half };
}
