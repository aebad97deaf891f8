import type { PainPoint } from '@earshot/client';
import { countOf } from './format-number.ts';

/** Who stands behind a reach: `58 accounts, 3 individuals`. Empty parts are left out. */
export function reachInWords(parts: PainPoint['reachParts']): string {
  const { accounts, customers, unknown } = parts;
  const words: string[] = [];
  if (accounts > 0) words.push(countOf(accounts, 'account'));
  if (customers > 0) words.push(countOf(customers, 'individual'));
  if (unknown > 0) words.push(`${countOf(unknown, 'feedback')} of unknown origin`);
  return words.length === 0 ? 'nobody' : words.join(', ');
}
