import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildReportSnapshot } from '@earshot/testing';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildMessage } from '../message/build-message.ts';
import { renderReport } from '../render-report.ts';
import { writeReportFiles } from './write-report-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-mail-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function buildFiles() {
  const rendered = await renderReport(buildReportSnapshot(), { baseUrl: 'http://127.0.0.1:4310' });
  const message = buildMessage(rendered, {
    from: 'Earshot <earshot@localhost>',
    to: { address: 'reader@localhost' },
    messageId: '<report.r1.file@localhost>',
    date: new Date('2023-06-05T12:00:00Z'),
  });
  return { name: 'earshot-2023-W22', rendered, message };
}

describe('writeReportFiles', () => {
  it('writes a mail that parses and a page that needs nothing else', async () => {
    const paths = await writeReportFiles(join(folder, 'out'), await buildFiles());
    expect(await readdir(join(folder, 'out'))).toEqual([
      'earshot-2023-W22.eml',
      'earshot-2023-W22.html',
    ]);
    const parsed = await simpleParser(await readFile(paths.eml), { skipImageLinks: true });
    expect(parsed.subject).toContain('Autopay withdrawn twice');
    expect(parsed.attachments).toHaveLength(7);
    const page = await readFile(paths.html, 'utf8');
    expect(page.match(/src="data:image\/png;base64,iVBOR/g)).toHaveLength(7);
    expect(page).not.toContain('cid:');
  });

  it('says which folder cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(writeReportFiles(join(file, 'out'), await buildFiles())).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(file) as string,
    });
  });
});
