import { expect, test } from 'vitest';
import { sourceForms, toNewSource } from './source-forms.ts';

function formOf(kind: string) {
  const form = sourceForms.find((candidate) => candidate.kind === kind);
  if (form === undefined) throw new Error(`There is no form for ${kind}.`);
  return form;
}

function fill(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test('settings are nested where the kind expects them, empty fields are left out', () => {
  const filled = fill({ name: ' CRM ', 'mapping.text': 'data.text', 'mapping.id': '', secret: '' });
  expect(toNewSource(formOf('json'), filled)).toEqual({
    kind: 'json',
    name: 'CRM',
    settings: { mapping: { text: ['data.text'] } },
  });
});

test('a secret is sent as the current one', () => {
  const filled = fill({ name: 'Help desk', subdomain: 'acme', secret: 'c2VjcmV0' });
  expect(toNewSource(formOf('zendesk'), filled)).toEqual({
    kind: 'zendesk',
    name: 'Help desk',
    settings: { subdomain: 'acme' },
    secrets: ['c2VjcmV0'],
  });
});
