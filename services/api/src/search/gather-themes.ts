type Hit = { score: number; theme: { id: string; name: string } | null };

/** The themes of the hits: the sum of their hits' scores says how much the search is about them. */
export function gatherThemes(hits: readonly Hit[]): { id: string; name: string; score: number }[] {
  const scores = new Map<string, { id: string; name: string; score: number }>();
  for (const { theme, score } of hits) {
    if (theme === null) continue;
    const known = scores.get(theme.id) ?? { ...theme, score: 0 };
    scores.set(theme.id, { ...known, score: known.score + score });
  }
  return [...scores.values()]
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 10);
}
