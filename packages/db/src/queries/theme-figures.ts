import { maxUrgency, severityTypeWeights } from '@earshot/trends';
import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';
import { feedbackIn, mentionsIn, type FigureFilter } from './figure-filter.ts';

/** What one theme counts in a window. */
export type ThemeCounts = {
  themeId: string;
  mentions: number;
  feedbacks: number;
  voices: number;
  accounts: number;
  customers: number;
  unknown: number;
  /** Mean of its mentions' severity, 0 … 1. */
  severity: number;
  /** Yearly revenue of its accounts, each counted once; null when none is known. */
  revenueCents: number | null;
};

/** `mentionSeverity` of `@earshot/trends` on a row. */
const mentionSeverity = sql`
  (case m.type when 'pain' then ${severityTypeWeights.pain} when 'request' then ${severityTypeWeights.request}
    when 'question' then ${severityTypeWeights.question} else ${severityTypeWeights.praise} end)::float8
  * ((1 - m.sentiment) / 2 + m.urgency::float8 / ${maxUrgency}) / 2`;

/** Counts of every theme with a mention in the window. Reach counts a voice (account, else customer, else feedback) once. */
export async function countThemes(
  executor: Executor,
  filter: FigureFilter,
): Promise<ThemeCounts[]> {
  return selectRows<ThemeCounts>(
    executor,
    sql`
      select m.theme_id as "themeId", count(*)::int as mentions, count(distinct m.feedback_id)::int as feedbacks,
        count(distinct m.voice_id)::int as voices, count(distinct m.account_id)::int as accounts,
        (count(distinct m.customer_id) filter (where m.account_id is null))::int as customers,
        (count(distinct m.voice_id) filter (where m.account_id is null and m.customer_id is null))::int as unknown,
        avg(${mentionSeverity})::float8 as severity,
        (
          select sum(a.arr_cents)::float8 from accounts a
          where a.workspace_id = ${filter.workspaceId} and a.id = any(array_agg(distinct m.account_id))
        ) as "revenueCents"
      from mentions m
      where ${mentionsIn(filter)} and m.theme_id is not null
      group by m.theme_id`,
  );
}

export type WindowTotals = {
  feedbacks: number;
  mentions: number;
  assigned: number;
  voices: number;
};

export async function countWindow(executor: Executor, filter: FigureFilter): Promise<WindowTotals> {
  const [row] = await selectRows<WindowTotals>(
    executor,
    sql`
      select (select count(*)::int from feedback f where ${feedbackIn(filter)}) as feedbacks,
        count(*)::int as mentions, count(m.theme_id)::int as assigned, count(distinct m.voice_id)::int as voices
      from mentions m where ${mentionsIn(filter)}`,
  );
  return row ?? { feedbacks: 0, mentions: 0, assigned: 0, voices: 0 };
}

export type TrendPeriod = 'day' | 'week' | 'month';
type PeriodInput = { filter: FigureFilter; period: TrendPeriod; timeZone: string };

/** `start` is the period's first local day, `YYYY-MM-DD`. Periods without a mention are absent. */
export type PeriodCount = { themeId: string; start: string; mentions: number; feedbacks: number };

export async function countThemePeriods(
  executor: Executor,
  input: PeriodInput,
): Promise<PeriodCount[]> {
  return selectRows<PeriodCount>(
    executor,
    sql`
      select m.theme_id as "themeId", count(*)::int as mentions, count(distinct m.feedback_id)::int as feedbacks,
        to_char(date_trunc(${input.period}, m.occurred_at at time zone ${input.timeZone}), 'YYYY-MM-DD') as start
      from mentions m
      where ${mentionsIn(input.filter)} and m.theme_id is not null
      group by 1, 4`,
  );
}

/** All feedback per period and source: the denominators of rates, and the weights of their standardisation. */
export type FeedbackPeriod = { start: string; sourceId: string; feedbacks: number };

export async function countFeedbackPeriods(
  executor: Executor,
  input: PeriodInput,
): Promise<FeedbackPeriod[]> {
  return selectRows<FeedbackPeriod>(
    executor,
    sql`
      select f.source_id as "sourceId", count(*)::int as feedbacks,
        to_char(date_trunc(${input.period}, f.occurred_at at time zone ${input.timeZone}), 'YYYY-MM-DD') as start
      from feedback f
      where ${feedbackIn(input.filter)}
      group by 1, 3`,
  );
}

export type SegmentCount = { attribute: string; value: string; voices: number; mentions: number };

/** Who speaks of a theme: its mentions by account attribute, the ten most frequent values of each. */
export async function countSegments(
  executor: Executor,
  filter: FigureFilter,
): Promise<SegmentCount[]> {
  return selectRows<SegmentCount>(
    executor,
    sql`
      select attribute, value, voices, mentions from (
        select e.key as attribute, e.value, count(distinct m.voice_id)::int as voices, count(*)::int as mentions,
          row_number() over (partition by e.key order by count(distinct m.voice_id) desc, count(*) desc, e.value)
            as place
        from mentions m
        join feedback f on f.workspace_id = m.workspace_id and f.id = m.feedback_id
        left join accounts a on a.workspace_id = m.workspace_id and a.id = m.account_id,
        jsonb_each_text(coalesce(a.attributes, '{}') || f.attributes) e
        where ${mentionsIn(filter)}
        group by e.key, e.value
      ) ranked where place <= 10 order by attribute, voices desc, mentions desc, value`,
  );
}
