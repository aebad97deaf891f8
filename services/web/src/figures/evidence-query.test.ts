import { expect, test } from 'vitest';
import { evidenceQuery } from './evidence-query.ts';

const evidence =
  '/v1/themes/abc/mentions?from=2023-05-27&to=2023-08-25&type=pain&type=request&account=state:TX';

test('keeps every condition of the evidence', () => {
  expect(evidenceQuery(evidence)).toEqual({
    from: '2023-05-27',
    to: '2023-08-25',
    type: ['pain', 'request'],
    account: ['state:TX'],
  });
  expect(evidenceQuery('/v1/themes/abc/mentions')).toEqual({});
});

test('a week narrows it and never widens it', () => {
  expect(evidenceQuery(evidence, '2023-06-05')).toMatchObject({
    from: '2023-06-05',
    to: '2023-06-12',
  });
  expect(evidenceQuery(evidence, '2023-05-22')).toMatchObject({ from: '2023-05-27' });
  expect(evidenceQuery(evidence, '2023-08-21')).toMatchObject({ to: '2023-08-25' });
});
