import { assignMentions, countViolations, listMentionVectors } from '@earshot/db';
import { openTestDatabase, type TestDatabase } from '@earshot/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClusterer, said, type Clusterer, type MentionState } from './open-clusterer.ts';
import { complaints, topicCount, topicOf } from './topics.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database?.dispose();
});

const topics = Array.from({ length: topicCount }, (_, topic) => topic);
const deletion = (externalId: string) =>
  said(externalId, '', { version: 9, isDeleted: true, turns: [] });

async function openWithThemes(each = 14): Promise<Clusterer> {
  const clusterer = await openClusterer(database.db);
  await clusterer.put(topics.flatMap((topic) => complaints(topic, each)));
  await clusterer.drain();
  expect(await clusterer.discover()).toBe('discovered');
  return clusterer;
}

async function expectSound({ workspaceId }: Clusterer): Promise<void> {
  const violations = await countViolations(database.db.orm, workspaceId);
  expect(Object.entries(violations).filter(([, count]) => count !== 0)).toEqual([]);
}

/** The theme that most mentions of a topic are in. */
function themeOf(mentions: readonly MentionState[], topic: number): string {
  const own = mentions.filter((mention) => topicOf(mention) === topic);
  const byTheme = Object.entries(Object.groupBy(own, (mention) => mention.themeId ?? ''));
  return byTheme.toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))[0]?.[0] ?? '';
}

describe('discovering themes', () => {
  it('finds what is said again and again, names it, and records how it came about', async () => {
    const clusterer = await openWithThemes();
    const mentions = await clusterer.mentions();
    const found = topics.map((topic) => themeOf(mentions, topic));
    expect(new Set(found).size).toBe(topicCount);
    const themes = await clusterer.themes();
    for (const theme of themes) {
      expect(theme).toMatchObject({ state: 'active', kinds: ['created'] });
      expect(theme.name.trim()).not.toBe('');
    }
    expect(themes.map((theme) => theme.id)).toEqual(expect.arrayContaining(found));
    await expectSound(clusterer);
  });

  it('reads the same mentions alike, in whatever order feedback came', async () => {
    const changes = topics.flatMap((topic) => complaints(topic, 3));
    const readings: string[][] = [];
    for (const ordered of [changes, changes.toReversed()]) {
      const { workspaceId, deps, put, drain } = await openClusterer(database.db);
      for (const change of ordered) {
        await put([change]);
        await drain();
      }
      const query = { workspaceId, model: deps.embedder.model, limit: 1_000 };
      readings.push((await listMentionVectors(database.db.orm, query)).statements);
    }
    expect(readings[0]?.length).toBeGreaterThanOrEqual(changes.length);
    expect(readings[1]).toEqual(readings[0]);
  });

  it('keeps ids when it runs again, with more said', async () => {
    const clusterer = await openWithThemes();
    const before = await clusterer.mentions();
    await clusterer.put(topics.flatMap((topic) => complaints(topic, 6, 14)));
    await clusterer.drain();
    const online = (await clusterer.mentions()).filter((mention) => mention.method === 'online');
    expect(online.length).toBeGreaterThan(topicCount);
    await clusterer.discover();
    const after = await clusterer.mentions();
    for (const topic of topics) expect(themeOf(after, topic)).toBe(themeOf(before, topic));
    await expectSound(clusterer);
  });

  it('does not move a mention that a person placed, nor end the theme it was placed in', async () => {
    const clusterer = await openWithThemes();
    const before = await clusterer.mentions();
    const [own, other] = [themeOf(before, 0), themeOf(before, 1)];
    const moved = before.find((mention) => mention.themeId === own) as MentionState;
    await assignMentions(
      database.db.orm,
      { workspaceId: clusterer.workspaceId, method: 'human', decidedBy: 'vera' },
      [{ mentionId: moved.id, themeId: other, score: 1 }],
    );
    await clusterer.put(complaints(1, 14).map(({ externalId }) => deletion(externalId)));
    await clusterer.drain();
    await clusterer.discover();
    const after = (await clusterer.mentions()).find((mention) => mention.id === moved.id);
    expect(after).toMatchObject({ themeId: other, method: 'human' });
    const kept = (await clusterer.themes()).find((theme) => theme.id === other);
    expect(kept?.state).toBe('active');
    await expectSound(clusterer);
  });

  it('ends a theme that nobody speaks of, also for what was placed in it meanwhile', async () => {
    const clusterer = await openWithThemes();
    const ended = themeOf(await clusterer.mentions(), 0);
    await clusterer.put(complaints(0, 14).map(({ externalId }) => deletion(externalId)));
    await clusterer.drain();
    const { embedder } = clusterer.deps;
    let placed: (string | null)[] = [];
    const meanwhile = {
      ...embedder,
      // Names are embedded after the mentions were read and before the themes are stored.
      async embed(texts: readonly string[], options?: { signal?: AbortSignal }) {
        if (placed.length === 0) {
          await clusterer.put(complaints(0, 2, 20));
          await clusterer.drain();
          const now = await clusterer.mentions();
          placed = now.filter((one) => topicOf(one) === 0).map((one) => one.themeId);
        }
        return embedder.embed(texts, options);
      },
    };
    await clusterer.discover({ embedder: meanwhile });
    expect(placed).toContain(ended);
    const theme = (await clusterer.themes()).find(({ id }) => id === ended);
    expect(theme?.state).not.toBe('active');
    expect(theme?.kinds.at(-1)).toBe(theme?.state);
    await expectSound(clusterer);
  });

  it('gives the same themes whoever discovers, and only one does at a time', async () => {
    const clusterer = await openWithThemes();
    const outcomes = await Promise.all([clusterer.discover(), clusterer.discover()]);
    expect(outcomes.toSorted()).toEqual(['busy', 'discovered']);
    await expectSound(clusterer);
  });

  it('keeps its promises through any sequence of edits, deletions and discoveries', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('say' as const), topic: fc.nat(3), amount: fc.nat(15) }),
      fc.record({ kind: fc.constant('edit' as const), topic: fc.nat(3), amount: fc.nat(8) }),
      fc.record({ kind: fc.constant('delete' as const), topic: fc.nat(3), amount: fc.nat(15) }),
      fc.record({ kind: fc.constant('drain' as const) }),
      fc.record({ kind: fc.constant('discover' as const) }),
    );
    const steps = fc.array(step, { minLength: 5, maxLength: 8 });
    const property = fc.asyncProperty(steps, async (chosen) => {
      const clusterer = await openWithThemes(6);
      let version = 10;
      for (const one of chosen) {
        version += 1;
        if (one.kind === 'say') await clusterer.put(complaints(one.topic, one.amount));
        if (one.kind === 'edit') {
          const edited = complaints((one.topic + 1) % topicCount, one.amount).map((change, at) => ({
            ...change,
            externalId: `${one.topic}-${at}`,
            version,
            turns: change.turns.map((turn) => ({ ...turn, version })),
          }));
          await clusterer.put(edited);
        }
        if (one.kind === 'delete') {
          const gone = complaints(one.topic, one.amount).map(({ externalId }) =>
            deletion(externalId),
          );
          await clusterer.put(gone.map((change) => ({ ...change, version })));
        }
        if (one.kind === 'drain') await clusterer.drain();
        if (one.kind === 'discover') await clusterer.discover();
        await expectSound(clusterer);
      }
      await clusterer.drain();
      await clusterer.discover();
      await expectSound(clusterer);
    });
    await fc.assert(property, { numRuns: 3 });
  });
});
