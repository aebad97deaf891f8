import type { Estimate } from '@earshot/core';

const count = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const NO_BREAK = '\u00a0';

/** `1,164` */
export function formatCount(value: number): string {
  return count.format(value);
}

/** `94 mentions`, `1 mention` */
export function formatCountOf(value: number, noun: string): string {
  return `${formatCount(value)}${NO_BREAK}${noun}${value === 1 ? '' : 's'}`;
}

/** A share of 0 … 1 as `3.1 %`, or `38 %` from a tenth up. */
export function formatPercent(share: number): string {
  return `${percentDigits(share)}${NO_BREAK}%`;
}

/** The interval of a share as `2.6–3.7 %`. */
export function formatPercentRange({ low, high }: Estimate): string {
  return `${percentDigits(Math.max(0, low))}–${percentDigits(Math.min(1, high))}${NO_BREAK}%`;
}

/** A relative change as `+62 %` or `−41 %`. */
export function formatChange(change: number): string {
  const percent = Math.round(change * 100);
  const sign = percent > 0 ? '+' : '−';
  return `${percent === 0 ? '±' : sign}${formatCount(Math.abs(percent))}${NO_BREAK}%`;
}

/** `24`, or `2.4` below ten. */
export function formatRate(value: number): string {
  return value < 10 ? oneDecimal.format(value) : count.format(value);
}

function percentDigits(share: number): string {
  const percent = share * 100;
  return percent >= 9.95 ? count.format(percent) : oneDecimal.format(percent);
}
