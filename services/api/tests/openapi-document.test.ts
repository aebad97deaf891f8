import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { buildOpenApi } from '../src/openapi/build-open-api.ts';

type Responses = Record<string, { content?: Record<string, { schema?: object }> }>;
type Document = {
  openapi: string;
  paths: Record<string, Record<string, { summary?: string; responses: Responses }>>;
};

// After a change of a schema: run this file with `-u`, then `pnpm --filter @earshot/client generate`.
test('the client’s document is the one that the API serves', async () => {
  const document = `${JSON.stringify(await buildOpenApi(), null, 2)}\n`;
  await expect(document).toMatchFileSnapshot('../../../packages/client/openapi.json');
});

test('the document is valid OpenAPI 3.1 and tells what every route answers', async () => {
  const document = (await buildOpenApi()) as Document;
  const verdict = await new Validator().validate(structuredClone(document));
  expect(verdict.errors).toBeUndefined();
  expect([verdict.valid, document.openapi]).toEqual([true, '3.1.0']);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method} ${path}`,
      operation,
    })),
  );
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'get /v1/pain-points',
      'get /v1/themes',
      'get /v1/themes/{id}',
      'get /v1/themes/{id}/trend',
      'get /v1/themes/{id}/mentions',
      'get /v1/feedback',
      'post /v1/feedback',
      'get /v1/feedback/{id}',
      'get /v1/search',
      'get /v1/sources',
      'post /v1/sources',
      'get /v1/reports',
      'get /v1/reports/{week}',
      'get /v1/workspace',
      'get /v1/progress',
    ]),
  );
  for (const { name, operation } of operations) {
    expect([name, operation.summary]).toEqual([name, expect.stringMatching(/\w+/)]);
    const told = Object.entries(operation.responses);
    const success = told.find(([status]) => status.startsWith('2'));
    const isEmpty = success?.[0] === '204';
    const schema = success?.[1].content?.['application/json']?.schema;
    expect([name, isEmpty || Object.keys(schema ?? {}).length > 0]).toEqual([name, true]);
    const problem = operation.responses['default']?.content?.['application/problem+json'];
    expect([name, problem?.schema]).toMatchObject([name, { type: 'object' }]);
  }
});
