import { AppError } from '@earshot/core';
import type { CsvRecord } from './read-csv.ts';
import type { TableItem } from './table.ts';

/** Records below the header to rows. A ragged row is refused; what makes the rest unreadable is the last item. */
export async function* csvRows(
  columns: readonly string[],
  records: AsyncIterable<CsvRecord>,
): AsyncGenerator<TableItem> {
  let last = 1;
  try {
    for await (const { rowNumber, fields } of records) {
      last = rowNumber;
      if (rowNumber > 1) yield toRow(columns, rowNumber, fields);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    yield { outcome: 'refused', rowNumber: last + 1, reason: error.message };
  }
}

function toRow(
  columns: readonly string[],
  rowNumber: number,
  fields: readonly string[],
): TableItem {
  const surplus = fields.slice(columns.length).some((field) => field.trim() !== '');
  if (surplus || fields.length < columns.length) {
    const reason = `It has ${fields.length} fields; the header has ${columns.length}.`;
    return { outcome: 'refused', rowNumber, reason };
  }
  const row = Object.fromEntries(columns.map((column, i) => [column, fields[i] ?? '']));
  return { outcome: 'row', rowNumber, row };
}
