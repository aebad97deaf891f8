/** Who gave a theme its name: `local:…` is its own key phrases, `human` a person, else a model. */
export function namedByInWords(namedBy: string): string {
  if (namedBy === 'human') return 'Named by a person';
  if (namedBy.startsWith('local:')) return 'Named from its own key phrases';
  return `Named by ${namedBy.split(':')[0] ?? namedBy}`;
}
