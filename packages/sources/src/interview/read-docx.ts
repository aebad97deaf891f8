import { AppError, htmlToText } from '@earshot/core';
import { checkZip } from './check-zip.ts';

/** The XML of a Word file unpacks to at most this many bytes; a two-hour transcript has about 2 MB. */
const maxXmlBytes = 30 * 1024 ** 2;

/** A Word document as text, one line per paragraph. Throws `AppError('too-large' | 'invalid-input')`. */
export async function readDocx(fileName: string, bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes);
  await checkZip(fileName, buffer, maxXmlBytes);
  // 170 modules that only a Word file needs.
  const { default: mammoth } = await import('mammoth');
  try {
    const image = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer }, { convertImage: image });
    return htmlToText(value);
  } catch (cause) {
    throw new AppError('invalid-input', `${fileName} is not a Word document that can be read.`, {
      remedy: 'Save it again as .docx, or as plain text.',
      cause,
    });
  }
}
