import { AppError } from '@earshot/core';

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no route to the host',
  ENETUNREACH: 'there is no route to the network',
  ECONNRESET: 'it closed the connection',
  ENOENT: 'there is no such socket',
};

/** A failure to connect as an AppError that names host and port, and never the password. Others are given back as they are. */
export function explainConnectError(url: string, error: unknown): unknown {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const target = nameTarget(url);
  const reason =
    UNREACHABLE[code] ?? (message.includes('timeout') ? UNREACHABLE['ETIMEDOUT'] : undefined);
  if (reason !== undefined) {
    return new AppError('unavailable', `The database at ${target} cannot be reached: ${reason}.`, {
      cause: error,
      remedy: 'Check that PostgreSQL runs and that DATABASE_URL names its host and port.',
    });
  }
  // Class 28: invalid authorization; 3D000: no such database.
  if (code.startsWith('28') || code === '3D000') {
    return new AppError(
      'invalid-config',
      `The database at ${target} refused the connection: ${message}.`,
      {
        cause: error,
        remedy: 'Check the user, password and database name in DATABASE_URL.',
      },
    );
  }
  // Class 57P03 and 53300: starting up, shutting down, too many connections.
  if (code.startsWith('57P') || code === '53300') {
    return new AppError(
      'unavailable',
      `The database at ${target} takes no connections now: ${message}.`,
      { cause: error },
    );
  }
  return error;
}

/** Throws `invalid-config` for what is not a PostgreSQL URL. */
export function checkDatabaseUrl(url: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:') return;
  throw new AppError('invalid-config', 'DATABASE_URL is not a PostgreSQL URL.', {
    remedy: 'Write it as postgres://user:password@host:5432/database.',
  });
}

function nameTarget(url: string): string {
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return `${host === '' ? 'localhost' : host}:${port === '' ? '5432' : port}`;
}
