import { AppError } from '@earshot/core';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { checkServer } from './check-server.ts';
import { connectionTo, joinEmbeddedServer } from './embedded/join-embedded-server.ts';
import {
  type EmbeddedServer,
  type Log,
  openEmbeddedServer,
} from './embedded/open-embedded-server.ts';
import { checkDatabaseUrl, explainConnectError } from './explain-connect-error.ts';
import { setTypeParsers } from './parse-types.ts';
import * as schema from './schema/index.ts';

export type DatabaseConfig =
  | { kind: 'embedded'; dataDir: string; cacheDir: string }
  | { kind: 'postgres'; url: string; poolSize?: number };

export type Orm = NodePgDatabase<typeof schema>;

export type Database = {
  kind: DatabaseConfig['kind'];
  pool: pg.Pool;
  orm: Orm;
  /** What `pg` needs to open connections of one's own, as BullMQ does: `{ ...connection, schema: 'bullmq' }`. */
  connection: pg.PoolConfig;
  /** The embedded server where this process runs it; undefined for a server, or where another process runs it. */
  embedded: EmbeddedServer | undefined;
  close(): Promise<void>;
};

const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 30_000;
// A first start elsewhere may be at initdb, which takes 12 s on a busy machine.
const JOIN_TIMEOUT_MS = 60_000;

/**
 * Opens the configured database and checks that it can hold our data. An embedded one is started in a worker thread,
 * or joined where another process of this user runs it. Throws AppErrors that name the folder or the host and port.
 */
export async function openDatabase(deps: { log: Log }, config: DatabaseConfig): Promise<Database> {
  setTypeParsers();
  return config.kind === 'embedded' ? openEmbedded(deps, config) : openServer(deps, config);
}

async function openEmbedded(
  deps: { log: Log },
  config: Extract<DatabaseConfig, { kind: 'embedded' }>,
): Promise<Database> {
  const outcome = await openEmbeddedServer({ ...config, log: deps.log });
  if (outcome.kind === 'opened') {
    const { server } = outcome;
    return connect(deps, {
      kind: 'embedded',
      connection: connectionTo(server.address),
      embedded: server,
    });
  }
  const address = await joinEmbeddedServer({ dataDir: config.dataDir, timeoutMs: JOIN_TIMEOUT_MS });
  // Its holder has ended meanwhile.
  if (address === undefined) return openEmbedded(deps, config);
  return connect(deps, {
    kind: 'embedded',
    connection: connectionTo(address),
    embedded: undefined,
  });
}

async function openServer(
  deps: { log: Log },
  { url, poolSize }: Extract<DatabaseConfig, { kind: 'postgres' }>,
): Promise<Database> {
  checkDatabaseUrl(url);
  const connection = { connectionString: url, keepAlive: true, max: poolSize ?? DEFAULT_POOL_SIZE };
  try {
    return await connect(deps, { kind: 'postgres', connection, embedded: undefined });
  } catch (error) {
    throw error instanceof AppError ? error : explainConnectError(url, error);
  }
}

type Target = Pick<Database, 'kind' | 'connection' | 'embedded'>;

async function connect({ log }: { log: Log }, target: Target): Promise<Database> {
  const pool = new pg.Pool({ ...target.connection, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // An idle connection that breaks: the pool opens another when it needs one.
  pool.on('error', (error) =>
    log.warn({ code: (error as { code?: string }).code }, 'database connection lost'),
  );
  const database: Database = {
    ...target,
    pool,
    orm: drizzle(pool, { schema }),
    async close() {
      await pool.end();
      await target.embedded?.close();
    },
  };
  try {
    await checkServer(pool);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
