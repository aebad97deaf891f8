import { TextDecoder } from 'node:util';
import { AppError } from '@earshot/core';
import type { TableInput } from './table.ts';

/**
 * The encoding of a text file, as a WHATWG name: by its byte order mark, by the zero bytes of UTF-16, UTF-8 where every
 * byte fits, else windows-1252. Reads the whole input once; throws `AppError('too-large' | 'unsupported')`.
 */
export async function detectEncoding(input: TableInput, maxFileBytes: number): Promise<string> {
  let size = 0;
  let found: string | undefined;
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of input.open()) {
    if (size === 0) {
      refuseBinary(input.fileName, chunk);
      found = encodingOfStart(chunk);
    }
    size += chunk.length;
    if (size > maxFileBytes) throw tooLarge(input.fileName, maxFileBytes);
    if (found === undefined && !canDecode(utf8, chunk)) found = 'windows-1252';
  }
  return found ?? (canDecode(utf8) ? 'utf-8' : 'windows-1252');
}

/** Checks a name that a person gave. Throws `AppError('invalid-input')` for an unknown one. */
export function checkEncoding(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch (cause) {
    throw new AppError('invalid-input', `The encoding "${name}" is not known.`, {
      remedy: 'Use a name such as utf-8, utf-16le, windows-1252 or shift_jis.',
      cause,
    });
  }
}

function encodingOfStart(start: Uint8Array): string | undefined {
  const [a, b, c] = start;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = start.subarray(0, 4096);
  const zeros = [0, 1].map(
    (parity) => head.filter((byte, i) => byte === 0 && i % 2 === parity).length,
  );
  const [even = 0, odd = 0] = zeros;
  if (even + odd < head.length / 4) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function canDecode(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}

const binaries: readonly (readonly [string, string, string])[] = [
  ['PK\u0003\u0004', 'a ZIP archive or an Excel workbook', 'Save the sheet as CSV (UTF-8).'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook', 'Save the sheet as CSV (UTF-8).'],
  ['%PDF', 'a PDF', 'Export the data as CSV.'],
  ['\u001f\u008b', 'a gzip file', 'Unpack it first.'],
  ['PAR1', 'a Parquet file', 'Export the data as CSV or NDJSON.'],
];

function refuseBinary(fileName: string, start: Uint8Array): void {
  const head = Buffer.from(start.subarray(0, 8)).toString('latin1');
  const binary = binaries.find(([magic]) => head.startsWith(magic));
  if (binary === undefined) return;
  throw new AppError('unsupported', `${fileName} is ${binary[1]}, not a table of text.`, {
    remedy: binary[2],
  });
}

function tooLarge(fileName: string, maxBytes: number): AppError {
  return new AppError(
    'too-large',
    `${fileName} is larger than ${Math.round(maxBytes / 1024 ** 2)} MB.`,
    {
      remedy: 'Split it and import the parts one after the other.',
    },
  );
}
