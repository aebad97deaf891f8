import { ensureWorkspace, insertApiKey, withWorkspace, type Database } from '@earshot/db';
import { startPostgres, type StartedServer } from '@earshot/testing/containers';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation } from './scaled-out/open-installation.ts';

let server: StartedServer;
let db: Database;
beforeAll(async () => {
  server = await startPostgres();
  ({ db } = await openInstallation({ DATABASE_URL: server.url }));
}, 240_000);
afterAll(async () => {
  await db?.close();
  await server?.container.stop();
});

describe('row-level security', () => {
  it('is enabled and forced, with both policies, on every table that belongs to a workspace', async () => {
    const { rows } = await db.pool.query<{ name: string; isSafe: boolean; policies: string[] }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isSafe",
        array(select p.polname::text from pg_policy p where p.polrelid = c.oid
          and p.polqual is not null and p.polwithcheck is not null order by 1) as policies
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      order by 1`);
    expect(rows.length).toBeGreaterThan(15);
    const unsafe = rows.filter(
      ({ isSafe, policies }) => !isSafe || policies.join() !== 'owner_rows,workspace_rows',
    );
    expect(unsafe).toEqual([]);
  });

  it('shows and takes one workspace’s rows only, whatever a query says', async () => {
    const mine = await ensureWorkspace(db.orm, { slug: 'mine', name: 'Mine', timeZone: 'UTC' });
    const other = await ensureWorkspace(db.orm, { slug: 'other', name: 'Other', timeZone: 'UTC' });
    for (const { id, slug } of [mine, other]) {
      const hash = Buffer.from(slug.padEnd(32));
      await insertApiKey(db.orm, { workspaceId: id, name: slug, prefix: slug, hash, scopes: [] });
    }
    const seen = await withWorkspace(db, mine.id, (tx) =>
      tx.execute<{ name: string }>(sql`select name from api_keys`),
    );
    expect(seen.rows).toEqual([{ name: 'mine' }]);
    const changed = await withWorkspace(db, mine.id, (tx) =>
      tx.execute(sql`update api_keys set name = 'taken' where workspace_id = ${other.id}`),
    );
    expect(changed.rowCount).toBe(0);
    const foreign = withWorkspace(db, mine.id, (tx) =>
      insertApiKey(tx, {
        workspaceId: other.id,
        name: 'foreign',
        prefix: 'foreign',
        hash: Buffer.alloc(32),
        scopes: [],
      }),
    );
    await expect(foreign).rejects.toMatchObject({
      cause: { message: expect.stringContaining('row-level security') as string },
    });
  });
});
