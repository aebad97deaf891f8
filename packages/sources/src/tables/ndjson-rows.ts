import { AppError } from '@earshot/core';
import { parseJson } from '../json/parse-json.ts';
import { flattenRecord } from './flatten-record.ts';
import type { TableItem } from './table.ts';

/** Lines of JSON objects to rows; nested objects become dotted columns. Empty lines are skipped. */
export async function* ndjsonRows(
  pieces: AsyncIterable<string>,
  maxRowChars: number,
): AsyncGenerator<TableItem> {
  let rowNumber = 0;
  for await (const line of linesOf(pieces, maxRowChars)) {
    rowNumber += 1;
    if (line.trim() !== '') yield toRow(line, rowNumber, maxRowChars);
  }
}

function toRow(line: string, rowNumber: number, maxRowChars: number): TableItem {
  if (line.length > maxRowChars) {
    return {
      outcome: 'refused',
      rowNumber,
      reason: `It is longer than ${maxRowChars} characters.`,
    };
  }
  try {
    const value = parseJson(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { outcome: 'refused', rowNumber, reason: 'It is not a JSON object.' };
    }
    return { outcome: 'row', rowNumber, row: flattenRecord(value) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { outcome: 'refused', rowNumber, reason: error.message };
  }
}

/** Lines; one that grows beyond the limit is cut to just over it, so memory stays bounded. */
async function* linesOf(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<string> {
  let open = '';
  for await (const piece of pieces) {
    const lines = (open + piece).split('\n');
    open = (lines.pop() ?? '').slice(0, maxChars + 1);
    yield* lines;
  }
  if (open !== '') yield open;
}
