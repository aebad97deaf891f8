import { AppError } from '@earshot/core';
import { CsvError, parse } from 'csv-parse';
import type { Parser } from 'csv-parse';

export type CsvRecord = { rowNumber: number; fields: readonly string[] };

/**
 * The records of a CSV text as a stream, the header included, empty lines skipped. A stray quote is kept as it is; a
 * quote that never closes, or a row beyond `maxRowChars`, ends reading with `AppError('invalid-input' | 'too-large')`
 * after every record before it.
 */
export async function* readCsv(
  pieces: AsyncIterable<string>,
  options: { delimiter: string; maxRowChars: number },
): AsyncGenerator<CsvRecord> {
  const found: CsvRecord[] = [];
  let rowNumber = 0;
  // Records leave through the callback: an error would drop those that wait in the stream's buffer.
  const parser = openParser(options, (fields) => {
    rowNumber += 1;
    found.push({ rowNumber, fields });
  });
  let failure: unknown;
  for await (const piece of pieces) {
    failure = await write(parser, piece);
    yield* found.splice(0);
    if (failure !== undefined) break;
  }
  failure ??= await finish(parser);
  yield* found.splice(0);
  if (failure !== undefined) throw readFailure(failure, rowNumber + 1);
}

function openParser(
  options: { delimiter: string; maxRowChars: number },
  onRecord: (fields: string[]) => void,
): Parser {
  const parser = parse({
    delimiter: options.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: options.maxRowChars,
    on_record: (fields: unknown) => {
      onRecord(fields as string[]);
      return null;
    },
  });
  // Failures come back through the callbacks of `write` and `end`.
  parser.on('error', () => undefined);
  return parser.resume();
}

function write(parser: Parser, piece: string): Promise<unknown> {
  return new Promise((resolve) => {
    parser.write(piece, (error) => resolve(error ?? undefined));
  });
}

function finish(parser: Parser): Promise<unknown> {
  return new Promise((resolve) => {
    parser.once('error', resolve);
    parser.end(() => resolve(undefined));
  });
}

function readFailure(error: unknown, rowNumber: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `Row ${rowNumber} is too long, or a quote in it never closes.`;
    return new AppError('too-large', message, { cause: error });
  }
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `A quote that opens in row ${rowNumber} never closes.`
      : `Row ${rowNumber} cannot be read: ${error.code}.`;
  return new AppError('invalid-input', reason, { cause: error });
}
