/** Some tokens of one text, with the model's start and end marks. */
export type TokenWindow = { textIndex: number; tokens: readonly number[] };

export type BatchLimits = { rows: number; tokens: number };

/**
 * Groups windows of similar length, shortest first, so that little is spent on padding. A batch has at
 * most `rows` windows and `tokens` tokens including padding, but always at least one window.
 */
export function batchByLength(
  windows: readonly TokenWindow[],
  limits: BatchLimits,
): TokenWindow[][] {
  const sorted = windows.toSorted((a, b) => a.tokens.length - b.tokens.length);
  const batches: TokenWindow[][] = [];
  for (const window of sorted) {
    const current = batches.at(-1);
    if (current && fits(current, window, limits)) current.push(window);
    else batches.push([window]);
  }
  return batches;
}

/** The window is the longest so far, so its length is the padded length of the batch. */
function fits(batch: readonly TokenWindow[], window: TokenWindow, limits: BatchLimits): boolean {
  const rows = batch.length + 1;
  return rows <= limits.rows && rows * window.tokens.length <= limits.tokens;
}
