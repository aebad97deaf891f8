import { startPostgres, startRedis } from '@earshot/testing/containers';
import { migrateJobQueue } from '../src/index.ts';
import { describeQueueContract, type ContractBackend } from './queue-contract.ts';

describeQueueContract('PostgreSQL', async () => {
  const { url, container } = await startPostgres();
  const pool = { connectionString: url };
  await migrateJobQueue(pool);
  return { config: { kind: 'postgres', pool }, dispose: async () => void (await container.stop()) };
});

describeQueueContract('Redis', () => startOnRedis('redis'));
describeQueueContract('Valkey', () => startOnRedis('valkey'));

async function startOnRedis(kind: 'redis' | 'valkey'): Promise<ContractBackend> {
  const { url, container } = await startRedis(kind);
  return {
    config: { kind: 'redis', url, prefix: '{contract}' },
    dispose: async () => void (await container.stop()),
  };
}
