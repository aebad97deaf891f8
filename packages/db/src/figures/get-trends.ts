import {
  listPeriods,
  resolveWindow,
  type DayWindow,
  type Period,
  type PeriodUnit,
  type Trend,
  type TrendPoint,
} from '@earshot/core';
import {
  benjaminiHochberg,
  classifyTrend,
  ratePerThousand,
  type TrendEstimate,
} from '@earshot/trends';
import type { Executor } from '../queries/executor.ts';
import type { FigureFilter } from '../queries/figure-filter.ts';
import {
  countFeedbackPeriods,
  countThemePeriods,
  type FeedbackPeriod,
  type PeriodCount,
} from '../queries/theme-figures.ts';

/** A trend is read from this many weeks up to the window's end, whatever the window's length. */
const trendWeeks = 13;
/** Share of the rising and falling ones that may be chance, over all themes of an answer. */
const falseDiscoveryRate = 0.1;

/** The weekly trend of every theme with a mention in the last quarter, with false-discovery control over all of them. */
export async function getTrends(
  executor: Executor,
  input: { window: DayWindow; filter: FigureFilter },
): Promise<Map<string, Trend>> {
  const quarter = quarterUntil(input.window);
  const filter = { ...input.filter, from: quarter.start, to: quarter.end };
  const series = await countSeries(executor, { window: quarter, filter, period: 'week' });
  const trends = [...series].map(([themeId, points]) => ({
    themeId,
    points,
    estimate: estimateOf(points),
  }));
  const tested = trends.filter(({ estimate }) => estimate.pValue !== null);
  const adjusted = benjaminiHochberg(tested.map(({ estimate }) => estimate.pValue ?? 1));
  const certain = new Set(
    tested
      .filter((_, at) => (adjusted[at] ?? 1) <= falseDiscoveryRate)
      .map(({ themeId }) => themeId),
  );
  return new Map(
    trends.map(({ themeId, points, estimate }) => [
      themeId,
      toTrend(points, estimate, certain.has(themeId)),
    ]),
  );
}

/** One theme by day, week or month over a window; its direction comes from the whole periods. */
export async function getTrend(
  executor: Executor,
  input: { window: DayWindow; filter: FigureFilter; themeId: string; period: PeriodUnit },
): Promise<Trend> {
  const filter = { ...input.filter, themeIds: [input.themeId] };
  const series = await countSeries(executor, { ...input, filter });
  const points = series.get(input.themeId) ?? [];
  const estimate = estimateOf(points);
  return toTrend(points, estimate, estimate.pValue !== null && estimate.pValue <= 0.05);
}

function quarterUntil(window: DayWindow): DayWindow {
  const clock = { now: window.end, timeZone: window.timeZone, endsOn: window.clockEndsOn };
  const lastDay = { ...clock, endsOn: null };
  const quarter = resolveWindow({ window: `${trendWeeks * 7}d` }, lastDay);
  return { ...quarter, clockEndsOn: window.clockEndsOn };
}

type Series = Map<string, TrendPoint[]>;

async function countSeries(
  executor: Executor,
  input: { window: DayWindow; filter: FigureFilter; period: PeriodUnit },
): Promise<Series> {
  const query = { filter: input.filter, period: input.period, timeZone: input.window.timeZone };
  const counts = await countThemePeriods(executor, query);
  const feedbacks = sumByStart(await countFeedbackPeriods(executor, query));
  const periods = listPeriods(input.window, input.period);
  const byTheme = Map.groupBy(counts, (count) => count.themeId);
  const wanted = input.filter.themeIds ?? [...byTheme.keys()];
  return new Map(
    wanted.map((themeId) => [themeId, toPoints(periods, byTheme.get(themeId) ?? [], feedbacks)]),
  );
}

function sumByStart(rows: readonly FeedbackPeriod[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.start, (sums.get(row.start) ?? 0) + row.feedbacks);
  return sums;
}

function toPoints(
  periods: readonly Period[],
  counts: readonly PeriodCount[],
  feedbacks: ReadonlyMap<string, number>,
): TrendPoint[] {
  const byStart = new Map(counts.map((count) => [count.start, count]));
  return periods.map((period) => {
    const count = byStart.get(period.from);
    const all = Math.max(feedbacks.get(period.from) ?? 0, count?.feedbacks ?? 0);
    return {
      start: period.from,
      label: period.label,
      mentions: count?.mentions ?? 0,
      feedbacks: all,
      ratePerThousand: ratePerThousand(count?.feedbacks ?? 0, all),
      isPartial: period.isPartial,
    };
  });
}

function estimateOf(points: readonly TrendPoint[]): TrendEstimate {
  const whole = points.filter((point) => !point.isPartial);
  return classifyTrend(
    whole.map((point) => ({
      mentions: Math.round(((point.ratePerThousand?.value ?? 0) * point.feedbacks) / 1000),
      feedbacks: point.feedbacks,
    })),
  );
}

function toTrend(points: TrendPoint[], estimate: TrendEstimate, isCertain: boolean): Trend {
  const isChange = estimate.direction === 'rising' || estimate.direction === 'falling';
  return {
    direction: isChange && !isCertain ? 'too-little-data' : estimate.direction,
    growth: estimate.growth,
    weeksCompared: estimate.weeksCompared,
    points,
  };
}
