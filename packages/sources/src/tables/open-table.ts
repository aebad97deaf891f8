import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@earshot/core';
import { checkHeader } from './check-header.ts';
import { csvRows } from './csv-rows.ts';
import { decodeText, readStart } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { checkEncoding, detectEncoding } from './detect-encoding.ts';
import { ndjsonRows } from './ndjson-rows.ts';
import { readCsv } from './read-csv.ts';
import { defaultTableLimits } from './table.ts';
import type { Table, TableInput, TableItem, TableLimits, TableRow } from './table.ts';

export type OpenTableOptions = {
  encoding?: string;
  delimiter?: string;
  limits?: Partial<TableLimits>;
};

/**
 * Opens a CSV or NDJSON file: finds its encoding, delimiter and columns, and hands out its rows as a stream of bounded
 * memory. Throws `AppError` for what is no such file: binary, empty, too large, without a header, with a column twice.
 */
export async function openTable(input: TableInput, options: OpenTableOptions = {}): Promise<Table> {
  const limits = { ...defaultTableLimits, ...options.limits };
  const detected = await detectEncoding(input, limits.maxFileBytes);
  const encoding = options.encoding === undefined ? detected : checkEncoding(options.encoding);
  const start = await readStart(decodeText(input, encoding), sampleChars);
  if (isNdjson(input.fileName, start)) return openNdjson(input, encoding, limits);
  return openCsv(input, encoding, {
    ...limits,
    delimiter: options.delimiter ?? detectDelimiter(start),
  });
}

/** A file on disk as a table's input. */
export function fileInput(path: string): TableInput {
  return {
    fileName: basename(path),
    open: () => createReadStream(path) as AsyncIterable<Uint8Array>,
  };
}

/** Bytes in memory as a table's input. */
export function bytesInput(fileName: string, bytes: Uint8Array): TableInput {
  return {
    fileName,
    async *open() {
      await Promise.resolve();
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

const sampleChars = 256 * 1024;
const sampleRowCount = 200;

async function openCsv(
  input: TableInput,
  encoding: string,
  options: TableLimits & { delimiter: string },
): Promise<Table> {
  const { fileName } = input;
  const header = await first(readCsv(decodeText(input, encoding), options));
  const columns = checkHeader(fileName, header?.fields, options.maxColumns);
  const { delimiter } = options;
  return withSample({
    fileName,
    format: 'csv',
    encoding,
    delimiter,
    columns,
    rows: () => csvRows(columns, readCsv(decodeText(input, encoding), options)),
  });
}

async function openNdjson(
  input: TableInput,
  encoding: string,
  limits: TableLimits,
): Promise<Table> {
  const { fileName } = input;
  const table = await withSample({
    fileName,
    format: 'ndjson',
    encoding,
    columns: [],
    rows: () => ndjsonRows(decodeText(input, encoding), limits.maxRowChars),
  });
  const columns = [...new Set(table.sampleRows.flatMap((row) => Object.keys(row)))];
  if (columns.length > 0) return { ...table, columns };
  throw new AppError('invalid-input', `${fileName} holds no JSON object in its first lines.`, {
    remedy: 'Write one JSON object per line.',
  });
}

async function withSample(table: Omit<Table, 'sampleRows'>): Promise<Table> {
  return { ...table, sampleRows: await sampleOf(table.rows()) };
}

function isNdjson(fileName: string, start: string): boolean {
  const text = start.trimStart();
  if (text.startsWith('[') && /\.json$/iu.test(fileName)) {
    throw new AppError('unsupported', `${fileName} is one JSON list.`, {
      remedy: `Write one object per line, for example: jq -c '.[]' ${fileName} > rows.ndjson`,
    });
  }
  return text.startsWith('{') || /\.(ndjson|jsonl)$/iu.test(fileName);
}

async function sampleOf(items: AsyncIterable<TableItem>): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let seen = 0;
  for await (const item of items) {
    seen += 1;
    if (item.outcome === 'row') rows.push(item.row);
    if (seen >= sampleRowCount) break;
  }
  return rows;
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}
