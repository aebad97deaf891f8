import { AppError } from '@earshot/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nestingDepth } from './nesting-depth.ts';
import { parseJson } from './parse-json.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseJson', () => {
  it('keeps every digit of big ids', () => {
    expect(
      parseJson('{"id":9007199254740993,"small":7,"rate":0.5,"neg":-90071992547409931}'),
    ).toEqual({
      id: '9007199254740993',
      small: 7,
      rate: 0.5,
      neg: '-90071992547409931',
    });
  });

  it('drops what a database cannot hold or an object should not', () => {
    expect(
      parseJson(String.raw`{"a":"x\u0000y","b":"\ud83d!","__proto__":{"admin":true},"k\u0000":1}`),
    ).toEqual({
      a: 'xy',
      b: '\uFFFD!',
    });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('refuses 50,000 levels, invalid UTF-8 and broken JSON with a reason and without the text', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(() => parseJson(deep)).toThrow(/nested deeper than 100/u);
    expect(() => parseJson(new Uint8Array([0x7b, 0xff, 0xfe]))).toThrow(/UTF-8/u);
    expect(() => parseJson('{"text":"my password is hunter2')).toThrow(
      /^(?!.*hunter2)The body is not JSON/u,
    );
  });

  it('reads back any JSON value of ordinary numbers and throws nothing but AppError on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (raw, text) => {
        for (const body of [raw, bytes(text)]) {
          try {
            parseJson(body);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
      }),
    );
  });

  it('measures nesting outside of strings', () => {
    expect(nestingDepth(String.raw`{"a":[1,{"b":"[[[\"[["}]}`)).toBe(3);
    expect(nestingDepth('1')).toBe(0);
  });
});
