import { splitRunOn } from './split-run-on.ts';

/** A stretch of text by UTF-16 offsets, without white space at its ends. */
export type Span = { start: number; end: number; isListItem: boolean };

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const ABBREVIATION =
  /(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp|no|nos|vs|approx|acct|dept|est|tel|ext|ref|vol|fig|e\.g|i\.e|u\.s|a\.m|p\.m|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|\p{Lu})\.\s*$/iu;
const LIST_MARKER = /^\s*(?:[-*•‣·–—>]+|\(?(?:\d{1,2}|[a-z])[.)])\s*$/iu;
const LIST_PREFIX = /^(?:[-*•‣·–—>]+\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+|#\d{1,2}[.):]?\s+)(?=\S)/iu;
/** A shorter line ended on purpose. */
const WRAPPED_LINE = 40;
const TERMINAL = /[.!?…:;。！？]["'”’)\]]*\s*$/u;
const STARTS_LOWER = /^\s*\p{Ll}/u;
// "…was done. they said", "they refused.I called": full stops that Unicode's rules do not take for an end.
const MISSED_END =
  /(?<=\p{Ll}{2}|\d|\)|X)\s?[.]+(?:\s+(?=\p{Ll}{2})|(?=\p{Lu}\p{Ll}+[\s,']|[Ii]\s))/gu;

/**
 * Splits a text into sentences. Stands on Unicode's sentence rules (UAX #29, `Intl.Segmenter`) and mends what feedback
 * does to them: abbreviations, list markers, wrapped lines, sentences that start in lower case or without a space, and
 * run-on texts without full stops. Spans are in order and never overlap.
 */
export function segmentSentences(text: string): Span[] {
  return mergeBrokenSentences(text)
    .flatMap(([start, end]) => splitMissedEnds(text, start, end))
    .flatMap((piece) => splitRunOn(text, piece))
    .flatMap((piece) => trimSpan(text, piece.start, piece.end) ?? []);
}

/** Takes white space and a list marker off a span; undefined when no letter or digit is left. */
export function trimSpan(text: string, start: number, end: number): Span | undefined {
  const raw = text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const body = raw.trim();
  const marker = LIST_PREFIX.exec(body)?.[0] ?? '';
  if (!/[\p{L}\p{N}]/u.test(body.slice(marker.length))) return undefined;
  const from = start + lead + marker.length;
  return { start: from, end: start + lead + body.length, isListItem: marker !== '' };
}

function mergeBrokenSentences(text: string): [number, number][] {
  const merged: [number, number][] = [];
  for (const { index, segment } of segmenter.segment(text)) {
    const last = merged.at(-1);
    if (last !== undefined && continues(text.slice(last[0], last[1]), segment))
      last[1] = index + segment.length;
    else merged.push([index, index + segment.length]);
  }
  return merged;
}

function continues(previous: string, next: string): boolean {
  if (LIST_MARKER.test(previous)) return true;
  if (/\n\s*\n\s*$/u.test(previous)) return false;
  if (ABBREVIATION.test(previous) && !previous.endsWith('\n')) return true;
  return (
    previous.endsWith('\n') &&
    lastLineLength(previous) >= WRAPPED_LINE &&
    !TERMINAL.test(previous) &&
    STARTS_LOWER.test(next)
  );
}

function lastLineLength(text: string): number {
  return text.trimEnd().length - (text.trimEnd().lastIndexOf('\n') + 1);
}

function splitMissedEnds(
  text: string,
  start: number,
  end: number,
): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(MISSED_END)) {
    const to = start + match.index + match[0].length;
    if (to >= end || ABBREVIATION.test(text.slice(from, to))) continue;
    pieces.push({ start: from, end: to });
    from = to;
  }
  return [...pieces, { start: from, end }];
}
