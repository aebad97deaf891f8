import { countViolations } from '@earshot/db';
import { openTestDatabase, type TestDatabase } from '@earshot/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusterer, said, type Clusterer, type MentionState } from './open-clusterer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database?.dispose();
});

const open = () => openClusterer(database.db);
const quotes = (mentions: readonly MentionState[]) => mentions.map((mention) => mention.quote);

async function expectSound({ workspaceId }: Clusterer): Promise<void> {
  const violations = await countViolations(database.db.orm, workspaceId);
  expect(Object.entries(violations).filter(([, count]) => count !== 0)).toEqual([]);
}

const crash = 'The app crashes whenever I open the camera.';
const slow = 'Search is so slow that I gave up.';

describe('reading feedback into mentions', () => {
  it('quotes the customer exactly, and nobody else', async () => {
    const clusterer = await open();
    const roles = ['agent', 'bot', 'interviewer', 'system'] as const;
    const others = roles.map((role) => ({ id: role, role, text: `${role}: ${crash}`, version: 1 }));
    const hidden = { role: 'customer' as const, text: slow, version: 1 };
    const turns = [
      ...others,
      { ...hidden, id: 'private', isPrivate: true },
      { ...hidden, id: 'deleted', isDeleted: true },
      { ...hidden, id: 'spoken', text: `Hello 👋🏽!\n\n  ${crash}  Thanks — “${slow}” Ünïcode é.` },
    ];
    await clusterer.put([said('a', '', { turns }), said('b', 'Thank you!'), said('c', slow)]);
    await clusterer.drain();
    const mentions = await clusterer.mentions();
    expect(mentions.length).toBeGreaterThan(1);
    expect(quotes(mentions).join(' ')).toContain('crashes');
    for (const mention of mentions) {
      expect(mention.text.slice(mention.start, mention.end)).toBe(mention.quote);
      expect(mention.role).toBe('customer');
      expect(mention.externalId).not.toBe('b');
    }
    await expectSound(clusterer);
  });

  it('keeps what is still said when a feedback is edited', async () => {
    const clusterer = await open();
    const turns = (second: string, version: number) => [
      { id: '1', role: 'customer' as const, text: crash, version: 1 },
      { id: '2', role: 'customer' as const, text: second, version },
    ];
    await clusterer.put([said('a', '', { turns: turns(slow, 1) })]);
    await clusterer.drain();
    const before = await clusterer.mentions();
    expect(quotes(before)).toEqual([crash, slow]);
    const dear = 'The invoice download is broken since yesterday.';
    await clusterer.put([said('a', '', { version: 2, turns: turns(dear, 2) })]);
    await clusterer.drain();
    const after = await clusterer.mentions();
    expect(quotes(after)).toEqual([crash, dear]);
    expect(after[0]?.id).toBe(before[0]?.id);
    expect(after[1]?.id).not.toBe(before[1]?.id);
    await expectSound(clusterer);
  });

  it('takes the mentions of a deleted feedback away, and brings them back when it is undeleted', async () => {
    const clusterer = await open();
    await clusterer.put([said('a', crash), said('b', slow)]);
    await clusterer.drain();
    await clusterer.put([said('a', '', { version: 2, isDeleted: true, turns: [] })]);
    await clusterer.drain();
    expect(quotes(await clusterer.mentions())).toEqual([slow]);
    await expectSound(clusterer);
    await clusterer.put([said('a', '', { version: 3, turns: [] })]);
    await clusterer.drain();
    expect(quotes(await clusterer.mentions())).toEqual([crash, slow]);
    await expectSound(clusterer);
  });

  it('changes nothing when it is done twice, or by two workers at once', async () => {
    const clusterer = await open();
    const changes = Array.from({ length: 120 }, (_, at) =>
      said(`f${at}`, `${crash} ${slow} ${at}`),
    );
    await clusterer.put(changes);
    await Promise.all([clusterer.drain(), clusterer.drain()]);
    const once = await clusterer.mentions();
    expect(new Set(once.map((mention) => mention.externalId)).size).toBe(120);
    await database.db.pool.query(
      `update feedback set state = 'ready', attempts = 0, due_at = now() where workspace_id = $1`,
      [clusterer.workspaceId],
    );
    await Promise.all([clusterer.drain(), clusterer.drain()]);
    expect(await clusterer.mentions()).toEqual(once);
    await expectSound(clusterer);
  });

  it('buries the one feedback that the encoder cannot take, with its reason', async () => {
    const clusterer = await open();
    const { embedder } = clusterer.deps;
    const poison = 'The poison button breaks everything here.';
    const embed = embedder.embed.bind(embedder);
    embedder.embed = (texts, options) => {
      if (texts.some((text) => text.includes('poison'))) throw new RangeError('no such token');
      return embed(texts, options);
    };
    await clusterer.put([said('a', crash), said('b', poison), said('c', slow)]);
    for (let attempt = 1; attempt <= 5; attempt++) {
      await clusterer.drain();
      await database.db.pool.query('update feedback set due_at = now() where workspace_id = $1', [
        clusterer.workspaceId,
      ]);
    }
    const { rows } = await database.db.pool.query(
      'select external_id, state, error from feedback where workspace_id = $1 order by 1',
      [clusterer.workspaceId],
    );
    expect(rows).toEqual([
      { external_id: 'a', state: 'done', error: null },
      { external_id: 'b', state: 'dead', error: 'no such token' },
      { external_id: 'c', state: 'done', error: null },
    ]);
    await expectSound(clusterer);
  });
});
