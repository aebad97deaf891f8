const LOCALE = 'en-GB';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** A count with thousands separated: `2,827`. */
export function formatCount(value: number): string {
  return whole.format(value);
}

/** A count with its noun: `1 mention`, `2,827 mentions`. */
export function countOf(value: number, one: string, many = `${one}s`): string {
  return `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** A rate, with a decimal below 100: `84.3`, `612`. */
export function formatRate(value: number): string {
  return Math.abs(value) < 99.95 ? oneDecimal.format(value) : whole.format(value);
}

/** A share of 0 … 1 as a percentage: `8.1 %`, `52 %`; no-break space. */
export function formatShare(share: number): string {
  return `${formatRoughly(share * 100)}\u00a0%`;
}

/** The ends of a share's interval: `6.6–9.6 %`. */
export function formatShareInterval(low: number, high: number): string {
  return `${formatRoughly(low * 100)}–${formatRoughly(high * 100)}\u00a0%`;
}

/** A relative change with its sign: 0.62 → `+62 %`, −0.4 → `−40 %`. From a tenfold rise on: `×11`. */
export function formatChange(change: number): string {
  if (change >= 9.995) return `×${whole.format(change + 1)}`;
  const percent = Math.round(change * 100);
  if (percent === 0) return '0\u00a0%';
  return `${percent > 0 ? '+' : '−'}${whole.format(Math.abs(percent))}\u00a0%`;
}

function formatRoughly(percent: number): string {
  return percent < 9.95 ? oneDecimal.format(percent) : whole.format(percent);
}
