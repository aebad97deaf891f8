import { expect, test } from 'vitest';
import { buildOpenApi } from '../src/openapi/build-open-api.ts';

// After a change of a schema: run this file with `-u`, then `pnpm --filter @earshot/client generate`.
test('the client’s document is the one that the API serves', async () => {
  const document = `${JSON.stringify(await buildOpenApi(), null, 2)}\n`;
  await expect(document).toMatchFileSnapshot('../../../packages/client/openapi.json');
});
