import { createLanguageModel, type LanguageModel } from '@earshot/models';
import {
  openTestDatabase,
  startFakeOpenAi,
  type FakeOpenAi,
  type TestDatabase,
} from '@earshot/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openClusterer, said } from './open-clusterer.ts';
import { complaints, topicCount } from './topics.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database?.dispose();
});

let endpoint: FakeOpenAi | undefined;
afterEach(async () => {
  await endpoint?.close();
});

/** A model that names each theme after its id, and remembers what it was shown. */
async function startModel(): Promise<{ model: LanguageModel; endpoint: FakeOpenAi }> {
  const started = await startFakeOpenAi({
    answer: ({ messages }) => {
      const asked = JSON.parse(String(messages.at(-1)?.content)) as { themeId: string };
      const name = `Named ${asked.themeId.slice(-6)}`;
      return { themeId: asked.themeId, name, description: 'What the quotes have in common' };
    },
  });
  endpoint = started;
  const model = createLanguageModel({
    baseUrl: started.baseUrl,
    model: 'test-model',
    maxRetries: 0,
  });
  return { model: model as LanguageModel, endpoint: started };
}

const topics = Array.from({ length: topicCount }, (_, topic) => topic);

describe('names from a language model', () => {
  it('replace the local ones, say who gave them, and never see personal data', async () => {
    const started = await startModel();
    const clusterer = await openClusterer(database.db);
    await clusterer.put(topics.flatMap((topic) => complaints(topic, 14)));
    const own = complaints(0, 1)[0]?.turns[0]?.text ?? '';
    const personal = Array.from({ length: 6 }, (_, copy) =>
      said(`p${copy}`, `${own} Write to jane.doe${copy}@example.com about it`),
    );
    await clusterer.put(personal);
    await clusterer.drain();
    await clusterer.discover({ languageModel: started.model });
    const themes = (await clusterer.themes()).filter((theme) => theme.level === 'theme');
    expect(themes.length).toBeGreaterThanOrEqual(topicCount);
    for (const theme of themes) {
      expect(theme.name).toBe(`Named ${theme.id.slice(-6)}`);
      expect(theme.kinds).toEqual(['created', 'renamed']);
    }
    expect(started.endpoint.requests).toHaveLength(themes.length);
    expect(JSON.stringify(started.endpoint.requests)).not.toContain('@example.com');
  });

  it('leave the local names where the endpoint fails', async () => {
    const started = await startModel();
    started.endpoint.script(
      ...Array.from({ length: 50 }, () => ({
        kind: 'status' as const,
        status: 500,
        message: 'no',
      })),
    );
    const clusterer = await openClusterer(database.db);
    await clusterer.put(topics.flatMap((topic) => complaints(topic, 14)));
    await clusterer.drain();
    const discovered = await clusterer.discover({ languageModel: started.model });
    expect(discovered).toBe('discovered');
    for (const theme of await clusterer.themes()) {
      expect(theme.name.trim()).not.toBe('');
      expect(theme.name).not.toMatch(/^Named /);
    }
  });
});
