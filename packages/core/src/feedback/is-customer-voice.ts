import type { Turn } from './feedback-change.ts';

/** What is counted: said by a customer, in public, and still there. */
export function isCustomerVoice(turn: Turn): boolean {
  return turn.role === 'customer' && turn.isPrivate !== true && turn.isDeleted !== true;
}
