import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesField, floatField, varintField } from './protobuf-writer.ts';

/** Examples from https://protobuf.dev/programming-guides/encoding/ */
describe('protobuf fields', () => {
  it('writes the integer 150 in field 1 as 08 96 01', () => {
    expect(hex(varintField(1, 150))).toBe('089601');
  });

  it('writes the string "testing" in field 2 with its length', () => {
    expect(hex(bytesField(2, 'testing'))).toBe('120774657374696e67');
  });

  it('writes -1 as ten bytes', () => {
    expect(hex(varintField(1, -1))).toBe('08ffffffffffffffffff01');
  });

  it('writes floats little-endian', () => {
    expect(hex(floatField(2, 1))).toBe('150000803f');
  });

  it('counts the bytes of a string, not its characters', () => {
    expect(hex(bytesField(1, 'é'))).toBe('0a02c3a9');
  });

  it('gives back every integer to a reader of base-128 digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 }), (value) => {
        const digits = Array.from(varintField(1, value).slice(1), (byte) => BigInt(byte & 127));
        const read = digits.reduceRight((sum, digit) => (sum << 7n) | digit, 0n);
        expect(Number(read)).toBe(value);
      }),
    );
  });
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
