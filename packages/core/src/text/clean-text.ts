import { htmlToText } from './html-to-text.ts';
import { normaliseText } from './normalise-text.ts';
import { stripQuotedReply } from './strip-quoted-reply.ts';
import { stripSignature } from './strip-signature.ts';

/** Longest text of a turn, in UTF-16 units; the rest is cut. */
export const maxTurnChars = 200_000;

/** How a raw text is written. `isEmail`: quoted replies and signatures are to be cut. */
export type TextForm = { isHtml?: boolean; isEmail?: boolean };

/**
 * A raw body to the text of a turn: markup, quoted replies, signatures and invisible characters gone. Quotes of mentions
 * are exact substrings of this text, so it is stored as it is and never cleaned again.
 */
export function cleanText(raw: string, form: TextForm = {}): string {
  const plain = normaliseText(form.isHtml ? htmlToText(raw) : raw.slice(0, maxTurnChars * 2));
  const own = form.isEmail ? normaliseText(stripSignature(stripQuotedReply(plain))) : plain;
  return own.length <= maxTurnChars ? own : normaliseText(own.slice(0, maxTurnChars));
}
