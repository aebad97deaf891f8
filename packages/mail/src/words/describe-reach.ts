import type { PainPoint } from '@earshot/core';
import { formatCountOf } from './format-number.ts';

/** Who is behind a figure: the count in one noun, and its parts where they are mixed. */
export type ReachWords = { count: string; parts: string | null };

/** Reach as `61 accounts`, or `61 voices` with the parts that make them up. */
export function describeReach({
  reach,
  reachParts,
}: Pick<PainPoint, 'reach' | 'reachParts'>): ReachWords {
  const parts = [
    { value: reachParts.accounts, noun: 'account', rest: '' },
    { value: reachParts.customers, noun: 'customer', rest: ' without an account' },
    { value: reachParts.unknown, noun: 'unnamed author', rest: '' },
  ].filter((part) => part.value > 0);
  const [only] = parts;
  if (parts.length === 1 && only) return { count: formatCountOf(reach, only.noun), parts: null };
  const list = parts.map((part) => formatCountOf(part.value, part.noun) + part.rest);
  return {
    count: formatCountOf(reach, 'voice'),
    parts: list.length === 0 ? null : list.join(', '),
  };
}
