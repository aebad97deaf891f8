/** An ISO week as people say it: `2023-W22` → `Week 22, 2023`. Anything else is given back. */
export function weekInWords(week: string): string {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  return match === null ? week : `Week ${Number(match[2])}, ${match[1]}`;
}
