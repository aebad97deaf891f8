import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { printTypes } from '../scripts/print-types.ts';

function read(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}

test('the generated types are those of openapi.json; `pnpm --filter @earshot/client generate` renews them', async () => {
  const types = await printTypes(await read('../openapi.json'));
  expect(await read('../src/generated/openapi.ts')).toBe(types);
});
