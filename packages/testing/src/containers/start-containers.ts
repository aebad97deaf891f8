import { GenericContainer, Wait, type StartedTestContainer } from 'testcontainers';

/** The databases of the scaled-out topology, as real servers in containers. They need a Docker engine. */
export type StartedServer = { url: string; container: StartedTestContainer };

/** The images that the container suite tests. */
export const images = {
  postgres: 'pgvector/pgvector:pg17',
  redis: 'redis:8',
  valkey: 'valkey/valkey:8',
} as const;

const STARTUP_MS = 120_000;

/** PostgreSQL 17 with pgvector and an empty database. Nothing of it outlives the container. */
export async function startPostgres(): Promise<StartedServer> {
  const container = await new GenericContainer(images.postgres)
    .withEnvironment({
      POSTGRES_USER: 'earshot',
      POSTGRES_PASSWORD: 'test',
      POSTGRES_DB: 'earshot',
    })
    .withCommand(['postgres', '-c', 'fsync=off'])
    .withExposedPorts(5432)
    .withHealthCheck({
      // Over TCP: the socket answers already while the server is being set up.
      test: ['CMD', 'pg_isready', '-h', '127.0.0.1', '-U', 'earshot'],
      interval: 500,
      timeout: 5_000,
      retries: 240,
    })
    .withWaitStrategy(Wait.forHealthCheck())
    .withStartupTimeout(STARTUP_MS)
    .start();
  const address = `${container.getHost()}:${container.getMappedPort(5432)}`;
  return { container, url: `postgres://earshot:test@${address}/earshot` };
}

/** Redis 8, or Valkey 8, that never evicts. */
export async function startRedis(kind: 'redis' | 'valkey' = 'redis'): Promise<StartedServer> {
  const container = await new GenericContainer(images[kind])
    .withCommand([`${kind}-server`, '--maxmemory-policy', 'noeviction'])
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .withStartupTimeout(STARTUP_MS)
    .start();
  return { container, url: `redis://${container.getHost()}:${container.getMappedPort(6379)}` };
}
