import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSecretFiles } from './read-secret-files.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-secret-'));
  file = join(folder, 'secret');
  writeFileSync(file, 'a-secret-of-twenty-letters\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('readSecretFiles', () => {
  it('reads the file without its line end', () => {
    expect(readSecretFiles({ EARSHOT_SECRET_FILE: file })['EARSHOT_SECRET']).toBe(
      'a-secret-of-twenty-letters',
    );
  });

  it('lets the setting itself win, and takes no file for others', () => {
    const raw = { EARSHOT_SECRET_FILE: file, EARSHOT_SECRET: 'given', LOG_LEVEL_FILE: file };
    const settings = readSecretFiles(raw);
    expect(settings['EARSHOT_SECRET']).toBe('given');
    expect(settings['LOG_LEVEL']).toBeUndefined();
  });

  it('names every file that is missing', () => {
    const missing = join(folder, 'nothing');
    const read = () => readSecretFiles({ SMTP_URL_FILE: missing, DATABASE_URL_FILE: missing });
    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid-config',
        issues: [
          { path: 'DATABASE_URL_FILE', message: `${missing} cannot be read (ENOENT)` },
          { path: 'SMTP_URL_FILE', message: `${missing} cannot be read (ENOENT)` },
        ],
      }),
    );
  });
});
