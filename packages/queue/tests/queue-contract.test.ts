import { openTestDatabase } from '@earshot/testing';
import { migrateJobQueue } from '../src/index.ts';
import { describeQueueContract } from './queue-contract.ts';

describeQueueContract('the embedded database', async () => {
  const { db, dispose } = await openTestDatabase();
  await migrateJobQueue(db.connection);
  return { config: { kind: 'postgres', pool: db.connection }, dispose };
});
