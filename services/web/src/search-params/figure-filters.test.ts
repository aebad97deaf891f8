import { expect, test } from 'vitest';
import { parseFigureFilters } from './figure-filters.ts';

test('an empty address has no filters', () => {
  expect(parseFigureFilters({})).toEqual({});
});

test('single values become lists where the API takes lists', () => {
  expect(
    parseFigureFilters({ window: '30d', source: 'a', type: 'pain', account: 'state:TX' }),
  ).toEqual({ window: '30d', source: ['a'], type: ['pain'], account: ['state:TX'] });
});

test('what is no filter is dropped', () => {
  expect(
    parseFigureFilters({ window: '31d', type: 'anger', account: 'TX', from: '2023-01-01' }),
  ).toEqual({});
});

test('two days stand for a window, in order only', () => {
  expect(parseFigureFilters({ window: '30d', from: '2023-01-02', to: '2023-01-09' })).toEqual({
    from: '2023-01-02',
    to: '2023-01-09',
  });
  expect(parseFigureFilters({ from: '2023-01-09', to: '2023-01-02' })).toEqual({});
});
