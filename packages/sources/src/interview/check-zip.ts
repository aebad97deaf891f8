import { AppError } from '@earshot/core';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

const maxEntries = 2_000;

/**
 * Unpacks the XML parts of an archive while counting, so that a zip bomb is found before anything keeps what it makes.
 * Claimed sizes are checked against real ones. Throws `AppError('too-large' | 'invalid-input')`.
 */
export async function checkZip(
  fileName: string,
  archive: Buffer,
  maxXmlBytes: number,
): Promise<void> {
  const zip = await openZip(fileName, archive);
  let xmlBytes = 0;
  let entries = 0;
  try {
    for await (const entry of entriesOf(zip)) {
      entries += 1;
      if (entries > maxEntries) throw tooLarge(fileName);
      if (!/\.(xml|rels)$/iu.test(entry.fileName)) continue;
      xmlBytes += await countBytes(zip, entry, maxXmlBytes - xmlBytes);
      if (xmlBytes > maxXmlBytes) throw tooLarge(fileName);
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : unreadable(fileName, cause);
  } finally {
    zip.close();
  }
}

function openZip(fileName: string, archive: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(unreadable(fileName, error));
    });
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await nextEntry(zip);
    if (entry === undefined) return;
    yield entry;
  }
}

function nextEntry(zip: ZipFile): Promise<Entry | undefined> {
  return new Promise((resolve, reject) => {
    zip.removeAllListeners();
    zip.once('entry', resolve);
    zip.once('end', () => resolve(undefined));
    zip.once('error', reject);
    zip.readEntry();
  });
}

/** Bytes that the entry unpacks to; stops a little after `limit`. */
async function countBytes(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > limit) break;
  }
  return bytes;
}

function tooLarge(fileName: string): AppError {
  return new AppError('too-large', `${fileName} unpacks to more than a transcript can hold.`, {
    remedy: 'Remove what is embedded in it, or save it as plain text.',
  });
}

function unreadable(fileName: string, cause: unknown): AppError {
  return new AppError('invalid-input', `${fileName} is not a Word document that can be read.`, {
    remedy: 'Save it again as .docx, or as plain text.',
    cause,
  });
}
