import { AppError } from '@earshot/core';
import type { Table } from '@earshot/sources';

export type Labelled = {
  texts: string[];
  /** Label of each text. */
  labels: string[];
  /** Area of each text; undefined where the file has no such column. */
  areas: string[] | undefined;
};

/** Reads a labelled file. Throws `invalid-input` for a missing column, an empty text or label, or a row that cannot be read. */
export async function readLabelled(table: Table): Promise<Labelled> {
  for (const column of ['text', 'label']) {
    if (table.columns.includes(column)) continue;
    throw new AppError('invalid-input', `${table.fileName} has no column "${column}".`, {
      remedy: `A labelled file has the columns text,label[,area]; this one has: ${table.columns.join(', ')}.`,
    });
  }
  const hasAreas = table.columns.includes('area');
  const labelled: Labelled = { texts: [], labels: [], areas: hasAreas ? [] : undefined };
  for await (const item of table.rows()) {
    if (item.outcome === 'refused') throw badRow(table, item.rowNumber, item.reason);
    const { text = '', label = '', area = '' } = item.row;
    if (text.trim() === '') throw badRow(table, item.rowNumber, 'text is empty');
    if (label === '') throw badRow(table, item.rowNumber, 'label is empty');
    labelled.texts.push(text);
    labelled.labels.push(label);
    labelled.areas?.push(area);
  }
  if (labelled.texts.length > 0) return labelled;
  throw new AppError('invalid-input', `${table.fileName} has no rows.`);
}

function badRow(table: Table, row: number, reason: string): AppError {
  return new AppError('invalid-input', `${table.fileName}, row ${row}: ${reason}.`);
}
