/** One row: column to text. A column that a row lacks is ''. */
export type TableRow = Readonly<Record<string, string>>;

/** What reading a table yields. `rowNumber` counts as a spreadsheet does: the header is row 1 (NDJSON: the line). */
export type TableItem =
  | { outcome: 'row'; rowNumber: number; row: TableRow }
  | { outcome: 'refused'; rowNumber: number; reason: string };

/** Bytes that can be read again from the start: once to find out the encoding, once for the rows. */
export type TableInput = { fileName: string; open: () => AsyncIterable<Uint8Array> };

export type TableLimits = {
  /** Bytes of the whole file. */
  maxFileBytes: number;
  /** UTF-16 units of one row. */
  maxRowChars: number;
  maxColumns: number;
};

export const defaultTableLimits: TableLimits = {
  maxFileBytes: 2 * 1024 ** 3,
  maxRowChars: 1_000_000,
  maxColumns: 1_000,
};

/** An opened table: what was found out about it, its first rows, and all of its rows as a stream. */
export type Table = {
  fileName: string;
  format: 'csv' | 'ndjson';
  /** A WHATWG encoding name, such as `utf-8` or `windows-1252`. */
  encoding: string;
  delimiter?: string;
  columns: readonly string[];
  sampleRows: readonly TableRow[];
  rows: () => AsyncGenerator<TableItem>;
};
