import { findQuoteStart } from './find-quote-start.ts';
import type { QuoteStart } from './find-quote-start.ts';

/**
 * The words of the sender alone: the message replied to and its header are cut, in the forms of the common mail programs
 * and languages. Replies between or below quoted lines stay. A bare forward keeps the forwarded words.
 * Expects normalised text with `\n` line ends; linear in its length.
 */
export function stripQuotedReply(text: string): string {
  const lines = text.split('\n');
  const start = findQuoteStart(lines);
  if (start === undefined) return dropQuotedLines(lines).join('\n').trim();
  const above = dropQuotedLines(lines.slice(0, start.line));
  const below = lines.slice(start.line + start.headerLines);
  return [...above, ...wordsBelow(start, above, below)].join('\n').trim();
}

/** Below a header, only lines after a `>` block are the sender's; without `>` nothing tells them apart. */
function wordsBelow(
  start: QuoteStart,
  above: readonly string[],
  below: readonly string[],
): readonly string[] {
  if (start.isForward && above.every(isBlank)) return below;
  const first = below.find((line) => !isBlank(line));
  if (first === undefined || !isQuoted(first)) return [];
  const rest = below.filter((line) => !isQuoted(line));
  return findQuoteStart(rest) === undefined ? rest : [];
}

function dropQuotedLines(lines: readonly string[]): string[] {
  return lines.filter((line, i) => !isQuoted(line) || isComparison(lines, i));
}

/** `> 50 users cannot log in` is a sentence, not a quote, when it stands alone. */
function isComparison(lines: readonly string[], at: number): boolean {
  const stands = !isQuoted(lines[at - 1] ?? '') && !isQuoted(lines[at + 1] ?? '');
  return stands && /^>\s?\d/u.test(lines[at] ?? '');
}

function isQuoted(line: string): boolean {
  return line.startsWith('>') || line.startsWith('|>');
}

function isBlank(line: string): boolean {
  return line.trim() === '';
}
