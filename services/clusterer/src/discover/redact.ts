/**
 * Takes e-mail addresses, phone numbers, card and account numbers out of a text before it leaves for a language model.
 * What is replaced keeps its kind, so that the sentence still reads.
 */
export function redact(text: string): string {
  return patterns.reduce((redacted, [pattern, kind]) => redacted.replaceAll(pattern, kind), text);
}

const patterns: readonly [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g, '[iban]'],
  [/\b\d(?:[ -]?\d){12,18}\b/g, '[card]'],
  [/\b\d{3}-\d{2}-\d{4}\b/g, '[id]'],
  [
    /(?<![\w.])(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)|\d{2,4})[\s.-]?\d{3,4}[\s.-]\d{3,4}\b/g,
    '[phone]',
  ],
  [/\b(?:sk|pk|esk|ghp|xox[abp])[_-][A-Za-z0-9_-]{12,}/g, '[key]'],
];
