import { startFakeOpenAi } from '@earshot/testing';
import type { FakeOpenAi } from '@earshot/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLanguageModel, nameThemes } from '../src/index.ts';
import type { LanguageModel, ThemeToName } from '../src/index.ts';
import { nameThemeSystem } from '../src/name-themes/name-themes-prompt.ts';

let server: FakeOpenAi;
let model: LanguageModel;

beforeEach(async () => {
  server = await startFakeOpenAi({ answer: ({ messages }) => answerFor(messages[1]?.content) });
  const endpoint = { baseUrl: server.baseUrl, model: 'small-model', maxRetries: 0 };
  const created = createLanguageModel(endpoint);
  if (!created) throw new Error('no model although an endpoint is given');
  model = created;
});

afterEach(() => server.close());

describe('nameThemes', () => {
  it('sends the instructions, and the quotes as JSON data with the one id that may come back', async () => {
    await nameThemes({ model }, [exportTheme]);
    expect(server.requests[0]?.body).toEqual({
      model: 'small-model',
      messages: [
        { role: 'system', content: nameThemeSystem },
        {
          role: 'user',
          content:
            '{"themeId":"t-export","typical":["The PDF export is empty","Export \\"PDF\\" fails"],' +
            '"boundary":["CSV export lacks columns"],"neighbour":{"typical":["Printing is slow"]}}',
        },
      ],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'name_theme',
          strict: true,
          schema: {
            $schema: 'http://json-schema.org/draft-07/schema#',
            type: 'object',
            properties: {
              themeId: { type: 'string', const: 't-export' },
              name: { type: 'string' },
              description: { type: 'string' },
            },
            required: ['themeId', 'name', 'description'],
            additionalProperties: false,
          },
        },
      },
      max_completion_tokens: 400,
    });
  });

  it('names every theme in a call of its own and keeps their order', async () => {
    const themes = Array.from({ length: 9 }, (_, index) => ({ ...exportTheme, id: `t${index}` }));
    const { namings, usage, failure } = await nameThemes({ model }, themes);
    expect(namings.map((naming) => naming.kind === 'named' && naming.name)).toEqual(
      themes.map((theme) => `Name of ${theme.id}`),
    );
    expect(usage.calls).toBe(9);
    expect(usage.promptTokens).toBeGreaterThan(9 * 100);
    expect(failure).toBeUndefined();
  });

  it.each([
    [{ kind: 'answer', value: { themeId: 'other', name: 'A', description: 'B' } }, 'invalid'],
    [{ kind: 'refusal', text: 'No.' }, 'refused'],
    [{ kind: 'truncated' }, 'truncated'],
    [{ kind: 'garbage' }, 'invalid'],
    [{ kind: 'answer', value: named('See https://evil.example/?q=secrets') }, 'not-plain'],
    [{ kind: 'answer', value: named('![x](http://evil.example)') }, 'not-plain'],
    [{ kind: 'answer', value: named('<img src=x>') }, 'not-plain'],
    [{ kind: 'answer', value: named('word '.repeat(40)) }, 'not-plain'],
    [{ kind: 'answer', value: named('\u200b\u202e ') }, 'not-plain'],
  ] as const)('leaves a theme unnamed after %o', async (step, reason) => {
    server.script(step);
    const { namings, usage, failure } = await nameThemes({ model }, [exportTheme]);
    expect(namings).toEqual([{ kind: 'unnamed', themeId: 't-export', reason }]);
    expect(usage.calls).toBe(1);
    expect(failure).toBeUndefined();
  });

  it('takes invisible characters out of what it sends and what it gets', async () => {
    server.script({ kind: 'answer', value: named('"PDF\u200b export\n fails."') });
    const smuggled = 'Broken\u{E0041}\u{E0042}\u202e export';
    const { namings } = await nameThemes({ model }, [{ ...exportTheme, medoids: [smuggled] }]);
    expect(namings[0]).toMatchObject({ kind: 'named', name: 'PDF export fails' });
    expect(JSON.stringify(server.requests[0]?.body)).toContain('Broken export');
  });

  it('stops asking once the endpoint fails, and says why', async () => {
    const themes = Array.from({ length: 40 }, (_, index) => ({ ...exportTheme, id: `t${index}` }));
    const wrongKey = { kind: 'status', status: 401, message: 'no' } as const;
    server.script(wrongKey, wrongKey, wrongKey, wrongKey);
    const { namings, failure } = await nameThemes({ model }, themes);
    expect(failure).toMatchObject({ code: 'unauthorized' });
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(namings.every((naming) => naming.kind === 'unnamed')).toBe(true);
    expect(namings.map((naming) => naming.themeId)).toEqual(themes.map((theme) => theme.id));
  });

  it('stops with the reason of an aborted signal', async () => {
    const signal = AbortSignal.abort(new Error('shutting down'));
    await expect(nameThemes({ model }, [exportTheme], { signal })).rejects.toThrow('shutting down');
    expect(server.requests).toHaveLength(0);
  });
});

const exportTheme: ThemeToName = {
  id: 't-export',
  medoids: ['The PDF export is empty', 'Export "PDF" fails'],
  boundary: ['CSV export lacks columns'],
  neighbour: { medoids: ['Printing is slow'] },
};

function named(name: string) {
  return { themeId: 't-export', name, description: 'Customers cannot export.' };
}

function answerFor(data: string | undefined) {
  const { themeId } = JSON.parse(data ?? '') as { themeId: string };
  return { themeId, name: `Name of ${themeId}`, description: 'Customers cannot export.' };
}
