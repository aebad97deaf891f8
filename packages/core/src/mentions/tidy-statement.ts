const REDACTION = String.raw`(?:(?:X{2,4}[/-]){1,2}(?:X{2,4}|\d{2,4})|X{3,})`;
const RUN = String.raw`${REDACTION}(?:[\s,]+${REDACTION})*`;
const PREPOSITION = String.raw`(?i:on|at|by|from|with|in|of|to|for|until|since|around|through|dated|about|and)`;
const END = String.raw`(?=\s*(?:$|[.,;:!?)]|(?:${PREPOSITION}|(?i:and|but|or|which|who|where|when|i|they|we|he|she|it|my|the|a|is|was))\b))`;

const BRACKETED = new RegExp(String.raw`[([{]\s*${RUN}\s*[)\]}]`, 'gu');
const DANGLING = new RegExp(
  String.raw`(?:\b${PREPOSITION}\s+)+(?:about\s+|around\s+)?${RUN}${END}\s*,?`,
  'gu',
);
const BARE = new RegExp(String.raw`(?<![\p{L}\p{N}])${RUN}(?![\p{L}\p{N}])`, 'gu');
const AMOUNT = /\{\s*(\$[\d,.]+)\s*\}/gu;
const LEADING_CONNECTIVE = /^(?:(?:and|but|so|also|plus|because|then)\b[\s,]+)+(?=\S)/iu;
const EMPTY_BRACKETS = /[([{]\s*[)\]}]/gu;

/**
 * A quote as it is embedded and shown as a statement: redaction marks (XXXX, XX/XX/2022) go, with the preposition they
 * leave hanging; amounts keep their figures without braces; white space and doubled punctuation are tidied.
 * Empty when the quote was nothing but marks.
 */
export function tidyStatement(quote: string): string {
  const unmarked = quote
    .replace(AMOUNT, '$1')
    .replace(BRACKETED, ' ')
    .replace(DANGLING, ' ')
    .replace(BARE, ' ')
    .replace(EMPTY_BRACKETS, ' ');
  const tidied = unmarked
    .replace(/\s+/gu, ' ')
    .replace(/\s+(?=[.,;:!?)\]])/gu, '')
    .replace(/([([])\s+/gu, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/gu, '$1')
    .replace(/[,;:](?=[.!?])/gu, '')
    .replace(/^[\s.,;:!?)\]/-]+/u, '')
    .replace(LEADING_CONNECTIVE, '')
    .replace(/([!?.])[!?.]{2,}/gu, '$1')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidied) ? tidied : '';
}
