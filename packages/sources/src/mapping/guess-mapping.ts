import type { FeedbackKind } from '@earshot/core';
import { omitUndefined } from '../json/omit-undefined.ts';
import type { TableRow } from '../tables/table.ts';
import { columnTraits } from './column-traits.ts';
import type { ColumnTraits } from './column-traits.ts';
import type { FeedbackMapping } from './feedback-mapping.ts';
import { guessAttributes } from './guess-attributes.ts';
import { guessRules } from './guess-rules.ts';
import type { GuessRule, GuessedField } from './guess-rules.ts';

/** A mapping to show for confirmation; `confidence` is 0…1 for each field that was found. */
export type GuessedMapping = {
  mapping: FeedbackMapping;
  confidence: Partial<Record<GuessedField, number>>;
};

/** Guesses from names and sample values which column means what. Nothing below 0.4 is taken; `text` may stay empty. */
export function guessMapping(
  columns: readonly string[],
  rows: readonly TableRow[],
): GuessedMapping {
  const traits = columns.map((column) => columnTraits(column, rows));
  const { text, ...picks } = pickColumns(traits);
  const used = new Set([text, ...Object.values(picks)].map((pick) => pick?.traits));
  const fields = Object.fromEntries(
    Object.entries(picks).map(([field, pick]) => [field, pick.traits.column]),
  );
  const candidates = traits.filter((t) => !used.has(t));
  const mapping: FeedbackMapping = {
    ...fields,
    ...guessAttributes({ candidates, rows, account: picks.account?.traits.column }),
    ...omitUndefined({
      ratingScale: picks.rating && scaleOf(picks.rating.traits),
      dateFormat: picks.occurredAt?.traits.dateFormat,
    }),
    text: text === undefined ? [] : [text.traits.column],
    kind: guessKind(traits.map((t) => t.name).join(' '), picks.rating !== undefined),
    format: 'plain',
  };
  const found = Object.entries({ ...omitUndefined({ text }), ...picks });
  return {
    mapping,
    confidence: Object.fromEntries(found.map(([field, { score }]) => [field, score])),
  };
}

type Pick = { traits: ColumnTraits; score: number };

const minScore = 0.4;

function pickColumns(traits: readonly ColumnTraits[]): Partial<Record<GuessedField, Pick>> {
  const picks: Partial<Record<GuessedField, Pick>> = {};
  for (const rule of guessRules) {
    const taken = new Set(Object.values(picks).map((pick) => pick.traits));
    const scored = traits
      .filter((t) => !taken.has(t))
      .map((t) => ({ traits: t, score: scoreOf(rule, t) }));
    const best = scored.toSorted((a, b) => b.score - a.score)[0];
    if (best !== undefined && best.score >= minScore) picks[rule.field] = best;
  }
  return picks;
}

/** Values must fit at all; then the name and the fit weigh the same. Only long texts are told without their name. */
function scoreOf(rule: GuessRule, t: ColumnTraits): number {
  const fit = rule.fit(t);
  const isNamed = rule.names.test(t.name) && rule.never?.test(t.name) !== true;
  if (fit === 0) return 0;
  const fitWeight = isNamed || rule.field === 'text' ? 0.5 : 0.3;
  return Math.round(((isNamed ? 0.5 : 0) + fit * fitWeight) * 100) / 100;
}

function scaleOf(rating: ColumnTraits): { worst: number; best: number } {
  if (/\bnps\b/u.test(rating.name) || rating.max > 5)
    return { worst: 0, best: rating.max > 10 ? 100 : 10 };
  return { worst: rating.min < 1 ? 0 : 1, best: 5 };
}

function guessKind(names: string, hasRating: boolean): FeedbackKind {
  const found = kindWords.find(([pattern]) => pattern.test(names));
  return found?.[1] ?? (hasRating ? 'review' : 'survey');
}

const kindWords: readonly (readonly [RegExp, FeedbackKind])[] = [
  [/\bcomplaint\b/u, 'complaint'],
  [/\b(ticket|case)\b/u, 'ticket'],
  [/\b(nps|csat|survey|respondent)\b/u, 'survey'],
  [/\b(post|thread|forum)\b/u, 'post'],
  [/\breview\b/u, 'review'],
];
