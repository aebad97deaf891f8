import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { setTypeParsers } from './parse-types.ts';

function parse(typeId: number, text: string): unknown {
  // pg's list of built-in types has no arrays.
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
  const parser = pg.types.getTypeParser(typeId, 'text') as (text: string) => unknown;
  return parser(text);
}

describe('setTypeParsers', () => {
  it('reads int8 as a number where that is exact', () => {
    setTypeParsers();
    setTypeParsers();
    expect(parse(20, '9007199254740991')).toBe(9007199254740991);
    expect(parse(20, '9007199254740993')).toBe('9007199254740993');
    expect(parse(1016, '{{1,-2},{9007199254740993,NULL}}')).toEqual([
      [1, -2],
      ['9007199254740993', null],
    ]);
  });
});
