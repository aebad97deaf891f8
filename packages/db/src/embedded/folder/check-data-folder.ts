import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@earshot/core';

/** Layout of the data folder that this program writes. Raise it when an older program could not read the folder. */
export const DATA_FORMAT = 1;
/** Major version of the PostgreSQL in PGlite. */
export const EMBEDDED_POSTGRES_MAJOR = 18;

type Version = { format: number; postgres: number };

/** Creates the folder if needed. Throws `invalid-config` when it cannot be written. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new AppError(
      'invalid-config',
      `The data folder ${dataDir} cannot be written (${reason}).`,
      {
        cause,
        remedy: 'Give this user write access to it, or choose another with --data-dir.',
      },
    );
  }
}

/** Throws `unsupported` for a folder written by a newer program or another PostgreSQL, `corrupt` for unreadable marks. */
export function checkDataVersion(dataDir: string): void {
  const found = readVersion(dataDir);
  if (found !== undefined && found.format > DATA_FORMAT) {
    throw new AppError(
      'unsupported',
      `The data folder ${dataDir} was written by a newer Earshot (format ${found.format}; this one reads ${DATA_FORMAT}).`,
      {
        remedy: 'Run the newer version, or choose another folder with --data-dir.',
      },
    );
  }
  const postgres = found?.postgres ?? readPostgresMajor(dataDir);
  if (postgres !== undefined && postgres !== EMBEDDED_POSTGRES_MAJOR) {
    throw new AppError(
      'unsupported',
      `The data folder ${dataDir} belongs to PostgreSQL ${postgres}; this Earshot embeds ${EMBEDDED_POSTGRES_MAJOR}.`,
      {
        remedy:
          'Make a backup with the version that wrote it (earshot backup) and restore it into a new folder (earshot restore).',
      },
    );
  }
}

/** Marks a folder as written by this program. */
export function writeDataVersion(dataDir: string): void {
  const file = versionFile(dataDir);
  if (existsSync(file)) return;
  const version: Version = { format: DATA_FORMAT, postgres: EMBEDDED_POSTGRES_MAJOR };
  writeFileSync(`${file}.tmp`, `${JSON.stringify(version)}\n`);
  renameSync(`${file}.tmp`, file);
}

/** The folder of PostgreSQL's own files inside a data folder. */
export function postgresDirOf(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

function versionFile(dataDir: string): string {
  return path.join(dataDir, 'version.json');
}

function readVersion(dataDir: string): Version | undefined {
  const file = versionFile(dataDir);
  if (!existsSync(file)) return undefined;
  const version = parseVersion(readFileSync(file, 'utf8'));
  if (version !== undefined) return version;
  throw new AppError('corrupt', `${file} cannot be read.`, {
    remedy: 'Restore it from a backup of the data folder.',
  });
}

function parseVersion(text: string): Version | undefined {
  try {
    const { format, postgres } = JSON.parse(text) as Partial<Version>;
    if (Number.isInteger(format) && Number.isInteger(postgres))
      return { format, postgres } as Version;
  } catch {
    return undefined;
  }
  return undefined;
}

function readPostgresMajor(dataDir: string): number | undefined {
  const file = path.join(postgresDirOf(dataDir), 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}
