/**
 * Cuts a token sequence into windows of at most `limit` tokens and nearly equal length, so that no
 * short remainder gets the weight of a whole window. An empty sequence gives one empty window.
 */
export function splitTokens(tokens: readonly number[], limit: number): number[][] {
  const count = Math.max(1, Math.ceil(tokens.length / limit));
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * tokens.length) / count);
    const end = Math.floor(((index + 1) * tokens.length) / count);
    return tokens.slice(start, end);
  });
}
