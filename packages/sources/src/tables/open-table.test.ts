import { AppError } from '@earshot/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesInput, openTable } from './open-table.ts';
import type { OpenTableOptions } from './open-table.ts';
import type { TableItem } from './table.ts';

async function read(
  bytes: Uint8Array | string,
  options: OpenTableOptions & { fileName?: string } = {},
) {
  const input = bytesInput(
    options.fileName ?? 'data.csv',
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  );
  const table = await openTable(input, options);
  const items: TableItem[] = [];
  for await (const item of table.rows()) items.push(item);
  const rows = items.flatMap((item) => (item.outcome === 'row' ? [item.row] : []));
  return { table, items, rows };
}

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

describe('openTable', () => {
  const text = 'name,comment\nZoë,naïve “quotes”\n';
  const rows = [{ name: 'Zoë', comment: 'naïve “quotes”' }];

  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16 LE', utf16(text, false), 'utf-16le'],
    ['UTF-16 BE', utf16(text, true), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(text, false).subarray(2), 'utf-16le'],
    [
      'windows-1252',
      Buffer.from('name,comment\nZo\xeb,na\xefve \x93quotes\x94\n', 'latin1'),
      'windows-1252',
    ],
  ])('reads %s', async (_, bytes, encoding) => {
    const found = await read(bytes);
    expect(found.table).toMatchObject({ encoding, format: 'csv', columns: ['name', 'comment'] });
    expect(found.rows).toEqual(rows);
  });

  it.each([',', ';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const lines =
      ['id', 'text', 'plan'].join(delimiter) +
      `\n1${delimiter}"a, b; c | d"${delimiter}pro\n2${delimiter}x${delimiter}free\n`;
    const found = await read(lines);
    expect(found.table.delimiter).toBe(delimiter);
    expect(found.rows[0]).toEqual({ id: '1', text: 'a, b; c | d', plan: 'pro' });
  });

  it('reads one column, quoted line ends and Windows line ends', async () => {
    expect((await read('answer\r\n"two\r\nlines"\r\nplain "stray" quote\r\n')).rows).toEqual([
      { answer: 'two\r\nlines' },
      { answer: 'plain "stray" quote' },
    ]);
  });

  it('reads NDJSON with nested objects, big ids and a bad line', async () => {
    const found = await read(
      '{"id":9007199254740993,"user":{"name":"Kim"},"tags":["a","b"]}\n{oops\n[1]\n\n{"id":2}\n',
      { fileName: 'rows.ndjson' },
    );
    expect(found.table).toMatchObject({ format: 'ndjson', columns: ['id', 'user.name', 'tags'] });
    expect(found.rows).toEqual([
      { id: '9007199254740993', 'user.name': 'Kim', tags: 'a, b' },
      { id: '2' },
    ]);
    expect(
      found.items.filter((item) => item.outcome === 'refused').map((item) => item.rowNumber),
    ).toEqual([2, 3]);
  });

  it('refuses ragged rows and keeps the others, also before a quote that never closes', async () => {
    const found = await read('a,b\n1,2\n3\n4,5,6\n7,8,\n"9,10\n11,12\n');
    expect(found.rows).toEqual([
      { a: '1', b: '2' },
      { a: '7', b: '8' },
    ]);
    expect(found.items.filter((item) => item.outcome === 'refused')).toEqual([
      { outcome: 'refused', rowNumber: 3, reason: 'It has 1 fields; the header has 2.' },
      { outcome: 'refused', rowNumber: 4, reason: 'It has 3 fields; the header has 2.' },
      { outcome: 'refused', rowNumber: 6, reason: 'A quote that opens in row 6 never closes.' },
    ]);
  });

  it.each([
    ['an empty file', '', {}, /is empty/u],
    ['a column twice', 'id,text,id\n1,a,2\n', {}, /"id" more than once \(columns 1, 3\)/u],
    ['no header', '1,2023-01-05\n2,2023-01-06\n', {}, /no header/u],
    ['an Excel workbook', 'PK\u0003\u0004....', {}, /Excel/u],
    ['a JSON list', '[{"a":1}]', { fileName: 'a.json' }, /one JSON list/u],
    ['an unknown encoding', 'a,b\n', { encoding: 'klingon' }, /"klingon" is not known/u],
    ['too large a file', 'a,b\n1,2\n', { limits: { maxFileBytes: 4 } }, /larger than/u],
  ])('names what is wrong with %s', async (...[, bytes, options, message]) => {
    await expect(read(bytes, options)).rejects.toThrow(message);
    await expect(read(bytes, options)).rejects.toBeInstanceOf(AppError);
  });

  it('bounds a row', async () => {
    const found = await read(`a,b\n1,2\n3,"${'x'.repeat(5000)}"\n`, {
      limits: { maxRowChars: 1000 },
    });
    expect(found.rows).toEqual([{ a: '1', b: '2' }]);
    expect(found.items.at(-1)).toMatchObject({
      outcome: 'refused',
      rowNumber: 3,
      reason: expect.stringContaining('is too long') as string,
    });
  });

  it('reads back any cells that were written as CSV', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.replaceAll('\r', ' '));
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    const delimiter = fc.constantFrom(',', ';', '\t', '|');
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(table, delimiter, async (cells, d) => {
        const lines = [['first', 'second', 'third'], ...cells].map((row) => row.map(quote).join(d));
        const { rows } = await read(`\uFEFF${lines.join('\n')}\n`, { delimiter: d });
        expect(rows.map((row) => Object.values(row))).toEqual(cells.map((row) => [...row]));
      }),
    );
  });

  it('throws nothing but AppError on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await read(bytes).catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
      }),
    );
  });
});
