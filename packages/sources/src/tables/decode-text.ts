import type { TableInput } from './table.ts';

/** A file's text in pieces, without its byte order mark. Bytes that do not fit the encoding become U+FFFD. */
export async function* decodeText(input: TableInput, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of input.open()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The beginning of a text: whole pieces until there are `chars` UTF-16 units, or all of it. */
export async function readStart(pieces: AsyncIterable<string>, chars: number): Promise<string> {
  let start = '';
  for await (const piece of pieces) {
    start += piece;
    if (start.length >= chars) break;
  }
  return start;
}
