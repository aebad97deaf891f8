import type {
  Estimate,
  ReportPainPoint,
  ReportSnapshot,
  ThemeRef,
  Trend,
  TrendDirection,
  TrendPoint,
  Verbatim,
} from '@earshot/core';

/** A week's report of an invented lender, as a real one would look: seven pain points, twelve whole weeks and a running one. */
export function buildReportSnapshot(overrides: Partial<ReportSnapshot> = {}): ReportSnapshot {
  return {
    version: 1,
    week: '2023-W22',
    workspace: { name: 'Northwind Lending', isDemo: false, notice: null },
    window: {
      from: '2023-05-08',
      to: '2023-06-05',
      days: 28,
      timeZone: 'America/New_York',
      clockEndsOn: null,
    },
    totals: { feedbacks: 1164, mentions: 1871, voices: 742, coverage: 0.83 },
    previousTotals: { feedbacks: 1082, mentions: 1690, voices: 701, coverage: 0.81 },
    painPoints: stories.map(buildPainPoint),
    rising: [
      { ...buildThemeRef(1), growth: 1.35, mentions: 58 },
      { ...buildThemeRef(0), growth: 0.62, mentions: 94 },
    ],
    falling: [{ ...buildThemeRef(5), growth: -0.41, mentions: 21 }],
    newThemes: [
      { ...buildThemeRef(90, 'Payment link in the text message does not open'), mentions: 17 },
    ],
    caveats: [
      'The source “App reviews” has sent nothing since 30 May: its share of this week is missing.',
    ],
    generatedAt: '2023-06-05T12:00:04.000Z',
    ...overrides,
  };
}

/** The same report with one text in every place that customers, models and operators fill. */
export function fillReportSnapshot(text: string): ReportSnapshot {
  const snapshot = buildReportSnapshot();
  function rename<T extends ThemeRef>(theme: T): T {
    return { ...theme, name: text, areaName: text };
  }
  return {
    ...snapshot,
    workspace: { name: text, isDemo: true, notice: text },
    painPoints: snapshot.painPoints.map((painPoint) => ({
      ...painPoint,
      theme: rename(painPoint.theme),
      verbatims: painPoint.verbatims.map((verbatim) => fillVerbatim(verbatim, text)),
    })),
    rising: snapshot.rising.map(rename),
    falling: snapshot.falling.map(rename),
    newThemes: snapshot.newThemes.map(rename),
    caveats: Array.from({ length: 20 }, () => text),
  };
}

function fillVerbatim(verbatim: Verbatim, text: string): Verbatim {
  return { ...verbatim, quote: text, accountName: text, sourceName: text };
}

type Story = {
  name: string;
  area: string;
  reach: number;
  mentions: number;
  direction: TrendDirection;
  growth: number;
  quotes: readonly string[];
};

const stories: readonly Story[] = [
  {
    name: 'Autopay withdrawn twice or on the wrong day',
    area: 'Payments',
    reach: 61,
    mentions: 94,
    direction: 'rising',
    growth: 0.62,
    quotes: [
      'They pulled my payment on the 1st and then AGAIN on the 3rd, and my bank charged me two overdraft fees for it.',
      'I moved my due date with an agent on the phone and the money was still taken on the old date.',
    ],
  },
  {
    name: 'Calls at work after asking them to stop',
    area: 'Collections',
    reach: 39,
    mentions: 58,
    direction: 'rising',
    growth: 1.35,
    quotes: [
      'I told them twice in writing not to call my job. They called four times on Tuesday alone and spoke to my manager.',
      'He would not say who he was, only that “papers would be served” if I did not pay today.',
    ],
  },
  {
    name: 'Interest keeps the balance from going down',
    area: 'Pricing',
    reach: 48,
    mentions: 77,
    direction: 'steady',
    growth: 0.04,
    quotes: [
      'I have paid $1,900 on an $800 loan and I still owe $760. Nobody can tell me where the money went.',
    ],
  },
  {
    name: 'No answer to a request for the loan agreement',
    area: 'Support',
    reach: 27,
    mentions: 33,
    direction: 'steady',
    growth: -0.07,
    quotes: [
      'Three e-mails and a letter asking for a copy of my contract. Not one reply in six weeks.',
    ],
  },
  {
    name: 'Paid-off loan still reported as open',
    area: 'Credit reporting',
    reach: 22,
    mentions: 29,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'The loan was paid in full in January and it still shows as past due on my credit report.',
    ],
  },
  {
    name: 'Application declined without a reason',
    area: 'Onboarding',
    reach: 18,
    mentions: 21,
    direction: 'falling',
    growth: -0.41,
    quotes: [
      'Declined within a second. No letter, no reason, and the chat just repeats the same sentence.',
    ],
  },
  {
    name: 'Locked out after changing the phone number',
    area: 'Account access',
    reach: 14,
    mentions: 16,
    direction: 'too-little-data',
    growth: 0,
    quotes: [
      'New phone, new number, and the code still goes to the old one. I cannot log in to pay.',
    ],
  },
];

const accountNames = ['Harbor Credit Union', 'Bluestem Finance', 'Cedar & Sons', 'Ridgeway Auto'];
const sourceNames = ['Zendesk', 'Intercom', 'Interviews', 'App reviews'];

function buildPainPoint(story: Story, index: number): ReportPainPoint {
  const share = story.mentions / 1164;
  const parts = [
    { name: 'reach' as const, value: story.reach / 61, weight: 0.5 },
    { name: 'severity' as const, value: 0.8 - index * 0.06, weight: 0.3 },
    { name: 'growth' as const, value: Math.max(0, Math.min(1, story.growth)), weight: 0.2 },
  ].map((part) => ({ ...part, contribution: part.value * part.weight }));
  return {
    rank: index + 1,
    theme: buildThemeRef(index, story.name, story.area),
    reach: story.reach,
    reachParts: { accounts: story.reach - index, customers: index, unknown: 0 },
    mentions: story.mentions,
    feedbacks: story.mentions - 2,
    share: interval(share, 0.18),
    severity: 0.8 - index * 0.06,
    trend: buildTrend(story, index),
    score: { value: parts.reduce((sum, part) => sum + part.contribution, 0), parts },
    evidence: `/v1/themes/${themeId(index)}/mentions?from=2023-05-08&to=2023-06-05`,
    verbatims: story.quotes.map((quote, at) => buildVerbatim(quote, index * 2 + at)),
  };
}

function buildThemeRef(
  index: number,
  name = stories[index]?.name ?? '',
  areaName = stories[index]?.area ?? null,
): ThemeRef {
  return {
    id: themeId(index),
    name,
    description: '',
    areaId: areaName === null ? null : themeId(index + 50),
    areaName,
    namedBy: 'local:1',
  };
}

function themeId(index: number): string {
  return `018f9c1e-7a20-7000-8000-${String(index).padStart(12, '0')}`;
}

function interval(value: number, spread: number): Estimate {
  return { value, low: value * (1 - spread), high: value * (1 + spread) };
}

function buildTrend(story: Story, index: number): Trend {
  const known = story.direction !== 'too-little-data';
  return {
    direction: story.direction,
    growth: known
      ? { value: story.growth, low: story.growth - 0.28, high: story.growth + 0.33 }
      : null,
    weeksCompared: 4,
    points: Array.from({ length: 13 }, (_, week) => buildTrendPoint(story, index, week)),
  };
}

function buildTrendPoint(story: Story, index: number, week: number): TrendPoint {
  const start = new Date(Date.UTC(2023, 2, 13) + week * 7 * 86_400_000).toISOString().slice(0, 10);
  const isPartial = week === 12;
  const feedbacks = isPartial ? 96 : 270 + ((week * 37) % 41);
  const level = (story.mentions / 4) * (week < 8 ? 1 / (1 + story.growth) : 1);
  const wave = 1 + 0.22 * Math.sin(week * 1.7 + index);
  const mentions = Math.round(level * wave * (isPartial ? 0.35 : 1));
  const rate = (mentions / feedbacks) * 1000;
  return {
    start,
    label: `2023-W${week + 11}`,
    mentions,
    feedbacks,
    ratePerThousand: interval(rate, 0.3),
    isPartial,
  };
}

function buildVerbatim(quote: string, index: number): Verbatim {
  return {
    mentionId: `018f9c1e-7a20-7000-9000-${String(index).padStart(12, '0')}`,
    feedbackId: `018f9c1e-7a20-7000-a000-${String(index).padStart(12, '0')}`,
    quote,
    occurredOn: `2023-06-0${1 + (index % 4)}`,
    accountName: accountNames[index % accountNames.length] ?? null,
    sourceName: sourceNames[index % sourceNames.length] ?? 'Zendesk',
    url: index % 3 === 2 ? null : `https://northwind.example.com/tickets/${4100 + index}`,
  };
}
