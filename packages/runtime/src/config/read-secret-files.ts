import { readFileSync } from 'node:fs';
import { AppError } from '@earshot/core';
import type { RawSettings } from './load-config.ts';

/** Settings that may hold a password, and may therefore be given as `NAME_FILE` instead. */
const secretSettings = [
  'DATABASE_URL',
  'REDIS_URL',
  'EARSHOT_SECRET',
  'EARSHOT_PREVIOUS_SECRETS',
  'OPENAI_API_KEY',
  'SMTP_URL',
] as const;

/**
 * Fills in secrets that are given as files, as Docker and Kubernetes mount them: `EARSHOT_SECRET_FILE=/run/secrets/key`.
 * A setting that is there itself wins. Throws one `invalid-config` that lists every file that cannot be read.
 */
export function readSecretFiles(raw: RawSettings): RawSettings {
  const found: Record<string, string> = {};
  const issues: { path: string; message: string }[] = [];
  for (const name of secretSettings) {
    const file = raw[`${name}_FILE`];
    if (file === undefined || file === '' || raw[name]) continue;
    try {
      found[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      issues.push({ path: `${name}_FILE`, message: `${file} cannot be read (${code})` });
    }
  }
  if (issues.length === 0) return { ...raw, ...found };
  throw new AppError('invalid-config', 'Some settings name files that cannot be read:', {
    issues,
    remedy: 'Correct the path, or let the user of this process read the file.',
  });
}
