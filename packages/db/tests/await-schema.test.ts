import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitSchema } from '../src/migrate/await-schema.ts';
import { migrate } from '../src/migrate.ts';
import type { Database } from '../src/open-database.ts';
import { openTestDatabase, silent } from './open-test-database.ts';

let database: Database;
let dispose: () => Promise<void>;
beforeAll(async () => {
  ({ database, dispose } = await openTestDatabase());
});
afterAll(() => dispose());

describe('awaitSchema', () => {
  it('names what is missing when nobody migrates, and changes nothing itself', async () => {
    await expect(awaitSchema({ log: silent }, database, 0)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('0000_initial') as string,
    });
    const { rows } = await database.pool.query(`select to_regclass('deliveries') as deliveries`);
    expect(rows).toEqual([{ deliveries: null }]);
  });

  it('goes on once somebody has migrated', async () => {
    const waiting = awaitSchema({ log: silent }, database);
    await migrate(database);
    await expect(waiting).resolves.toBeUndefined();
  });

  it('works with a newer database, which has only been expanded', async () => {
    await database.pool.query(
      `insert into earshot_meta.migrations (idx, tag, hash) values (9999, '9999_later', 'x')`,
    );
    await expect(awaitSchema({ log: silent }, database, 0)).resolves.toBeUndefined();
  });
});
