import type { ColumnTraits } from './column-traits.ts';

export type GuessedField =
  | 'text'
  | 'id'
  | 'occurredAt'
  | 'updatedAt'
  | 'subject'
  | 'account'
  | 'customer'
  | 'customerEmail'
  | 'url'
  | 'rating';

/** What makes a column likely to be a field: its name, and how well its values fit (0…1; 0 rules it out). */
export type GuessRule = {
  field: GuessedField;
  names: RegExp;
  never?: RegExp;
  fit: (traits: ColumnTraits) => number;
};

/** In this order each rule takes the best column that no rule before it took. */
export const guessRules: readonly GuessRule[] = [
  {
    field: 'text',
    names:
      /\b(narrative|text|comments?|feedback|review|body|message|description|content|verbatim|complaint|response|answer|notes?|details)\b/u,
    never: /\b(id|date|time|count|url|title|type|status|code|name)\b/u,
    fit: (t) =>
      t.dates > 0.5 || t.urls > 0.5 || t.numbers > 0.5 ? 0 : Math.min(1, t.meanWords / 12),
  },
  {
    field: 'id',
    names:
      /^(id|uuid|guid|key|number|ref|reference|ticket|case)$|\b(ticket|complaint|review|feedback|conversation|issue|case|response|post|message|record|row|external|submission)? ?(id|uuid|key|number)$/u,
    never:
      /\b(user|customer|account|company|org|organi[sz]ation|product|agent|author|parent|contact|zip|phone)\b/u,
    fit: (t) => (t.filled > 0.99 && t.distinct > 0.999 && t.meanWords < 1.5 ? 1 : 0),
  },
  {
    field: 'occurredAt',
    names: /\b(date|created|submitted|received|occurred|posted|opened|timestamp|time|day|when)\b/u,
    never: /\b(updated|modified|closed|solved|resolved|due|sent)\b/u,
    // A few impossible dates are told row by row; they do not make it another column.
    fit: (t) => (t.dates > 0.5 ? t.dates : 0),
  },
  {
    field: 'updatedAt',
    names: /\b(updated|modified|changed|last edit)\b/u,
    fit: (t) => (t.dates > 0.5 ? t.dates : 0),
  },
  { field: 'url', names: /\b(url|link|permalink|href)\b/u, fit: (t) => (t.urls > 0.8 ? 1 : 0) },
  {
    field: 'customerEmail',
    names: /\be ?mail\b/u,
    fit: (t) => (t.meanWords < 1.5 && t.numbers === 0 ? 1 : 0),
  },
  {
    field: 'rating',
    names: /\b(rating|score|stars?|nps|csat|satisfaction)\b/u,
    fit: (t) => (t.numbers > 0.95 && t.min >= 0 && t.max <= 100 ? 1 : 0),
  },
  {
    field: 'account',
    names: /\b(company|account|organi[sz]ation|org|business|client|tenant|employer|merchant)\b/u,
    never: /\b(type|size|response|public|date|status)\b/u,
    fit: (t) => (t.meanChars > 0 && t.meanWords < 8 ? 1 : 0),
  },
  {
    field: 'customer',
    names: /\b(customer|user|requester|author|respondent|reviewer|contact|person|username)\b/u,
    never: /\b(type|consent|disputed|type|date|status)\b/u,
    fit: (t) => (t.meanChars > 0 && t.meanWords < 5 ? 1 : 0),
  },
  {
    field: 'subject',
    names: /^(subject|title|summary|headline|topic)\b/u,
    fit: (t) => (t.meanChars > 0 && t.meanChars < 200 ? 1 : 0),
  },
];
