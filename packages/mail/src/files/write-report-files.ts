import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '@earshot/core';
import type { RenderedReport } from '../render-report.ts';
import { composeEml, type ReportMessage } from '../message/compose-eml.ts';
import { inlineImages } from './inline-images.ts';

export type ReportFiles = {
  /** File name without its ending, such as `earshot-2023-W22`. */
  name: string;
  rendered: RenderedReport;
  message: ReportMessage;
};

/**
 * Writes `<name>.eml` and `<name>.html` (one file, images inside) into a folder, which is made if it is missing, and
 * gives their paths. Throws `invalid-input` when the folder cannot be written; a half-written file never gets its name.
 */
export async function writeReportFiles(
  dir: string,
  { name, rendered, message }: ReportFiles,
): Promise<{ eml: string; html: string }> {
  const paths = { eml: join(dir, `${name}.eml`), html: join(dir, `${name}.html`) };
  const eml = await composeEml(message);
  try {
    await mkdir(dir, { recursive: true });
    await writeWhole(paths.eml, eml);
    await writeWhole(paths.html, inlineImages(rendered));
  } catch (cause) {
    throw new AppError('invalid-input', `The report cannot be written to "${dir}".`, {
      remedy: 'Name a folder that can be written, with enough room on its disk.',
      cause,
    });
  }
  return paths;
}

async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, content);
  await rename(part, path);
}
