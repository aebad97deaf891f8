import { AppError } from '@earshot/core';
import type { Pool } from 'pg';

const MINIMUM_POSTGRES = 15;
const MINIMUM_PGVECTOR = [0, 7] as const;
const INSUFFICIENT_PRIVILEGE = '42501';
// Two processes create the extension at the same time: the loser sees one of these.
const CREATED_MEANWHILE = new Set(['23505', '42710']);

/** Makes sure that the server can hold our data: PostgreSQL ≥ 15 with pgvector ≥ 0.7, created if it may be. */
export async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{
    version: string;
    vector: string | null;
    offered: string | null;
  }>(
    `SELECT current_setting('server_version') AS version,
       (SELECT extversion FROM pg_extension WHERE extname = 'vector') AS vector,
       (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS offered`,
  );
  const { version = '0', vector = null, offered = null } = rows[0] ?? {};
  if (Number.parseInt(version, 10) < MINIMUM_POSTGRES) {
    throw new AppError(
      'unsupported',
      `The database server is PostgreSQL ${version}; Earshot needs ${MINIMUM_POSTGRES} or newer.`,
      {
        remedy: 'Upgrade the server, or point DATABASE_URL to a newer one.',
      },
    );
  }
  checkVector(vector ?? offered);
  if (vector === null) await createVector(pool);
}

function checkVector(version: string | null): void {
  if (version === null) {
    throw new AppError('unsupported', 'The database server has no pgvector extension.', {
      remedy:
        'Install it on the server (for example the package postgresql-17-pgvector, or the image pgvector/pgvector:pg17).',
    });
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [minimumMajor, minimumMinor] = MINIMUM_PGVECTOR;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  throw new AppError(
    'unsupported',
    `The database server has pgvector ${version}; Earshot needs ${MINIMUM_PGVECTOR.join('.')} or newer.`,
    {
      remedy:
        'Upgrade pgvector on the server, then run ALTER EXTENSION vector UPDATE in the database.',
    },
  );
}

async function createVector(pool: Pool): Promise<void> {
  try {
    await pool.query('CREATE EXTENSION IF NOT EXISTS vector');
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code !== undefined && CREATED_MEANWHILE.has(code)) return;
    if (code !== INSUFFICIENT_PRIVILEGE) throw cause;
    throw new AppError('forbidden', 'The database user may not create the pgvector extension.', {
      cause,
      remedy: 'Let an administrator run CREATE EXTENSION vector in this database once.',
    });
  }
}
