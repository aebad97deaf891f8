import { AppError } from '@earshot/core';
import type { Attributes, TextForm } from '@earshot/core';
import { pickAttributes } from '../json/pick-attributes.ts';
import type { FeedbackMapping, FieldRef } from './feedback-mapping.ts';
import { parseDate } from './parse-date.ts';

/** Reads one field of a row or record; undefined where it is missing. */
export type FieldReader = (ref: FieldRef) => unknown;

/** A plain value as text; undefined where the field is not mapped, missing, empty or not a plain value. */
export function readText(read: FieldReader, ref: FieldRef | undefined): string | undefined {
  const value = ref === undefined ? undefined : read(ref);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return undefined;
  const text = String(value).trim();
  return text === '' ? undefined : text;
}

/** A date as ISO 8601. Throws `AppError('invalid-input')` that names the field for what is no date. */
export function readDate(
  mapping: Pick<FeedbackMapping, 'dateFormat'>,
  read: FieldReader,
  ref: FieldRef | undefined,
): string | undefined {
  const text = readText(read, ref);
  if (text === undefined) return undefined;
  try {
    return parseDate(text, mapping.dateFormat);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const remedy = error.remedy === undefined ? {} : { remedy: error.remedy };
    throw new AppError('invalid-input', `"${ref}": ${error.message}`, { ...remedy, cause: error });
  }
}

export function readAttributes(
  read: FieldReader,
  refs: Readonly<Record<string, FieldRef>> | undefined,
): Attributes | undefined {
  const values = Object.entries(refs ?? {}).map(([name, ref]) => [name, read(ref)]);
  const attributes = pickAttributes(Object.fromEntries(values) as Record<string, unknown>);
  return Object.keys(attributes).length === 0 ? undefined : attributes;
}

/** A rating on the mapping's scale (1 to 5 by default) to 0 (worst) … 1 (best). Throws `AppError` off the scale. */
export function readRating(text: string | undefined, mapping: FeedbackMapping): number | undefined {
  if (text === undefined) return undefined;
  const { worst, best } = mapping.ratingScale ?? { worst: 1, best: 5 };
  const value = Number(text.replace(',', '.').replace(/\s*\/\s*\d+$/u, ''));
  const rating = (value - worst) / (best - worst);
  if (rating >= 0 && rating <= 1) return rating;
  throw new AppError(
    'invalid-input',
    `"${mapping.rating}": the rating is not between ${worst} and ${best}.`,
    {
      remedy: 'Set the rating scale (worst and best).',
    },
  );
}

/** The link back: a field, or a template whose `{field}` parts are filled in. Only http and https links are kept. */
export function fillUrl(url: string | undefined, read: FieldReader): string | undefined {
  if (url === undefined) return undefined;
  const filled = url.includes('{') ? fillTemplate(url, read) : readText(read, url);
  if (filled === undefined || !URL.canParse(filled)) return undefined;
  return /^https?:$/u.test(new URL(filled).protocol) ? filled : undefined;
}

export function textForm(format: FeedbackMapping['format']): TextForm {
  return { isHtml: format.startsWith('html'), isEmail: format.endsWith('email') };
}

function fillTemplate(template: string, read: FieldReader): string | undefined {
  let isComplete = true;
  const filled = template.replace(/\{([^{}]+)\}/gu, (_, ref: string) => {
    const value = readText(read, ref);
    if (value === undefined) isComplete = false;
    return encodeURIComponent(value ?? '');
  });
  return isComplete ? filled : undefined;
}
