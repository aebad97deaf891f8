import { describe, expect, it } from 'vitest';
import { readSafetensors } from './read-safetensors.ts';

describe('readSafetensors', () => {
  it('reads 16-bit and 32-bit floats that start at any offset of the file', () => {
    const weights = readSafetensors(exampleFile());
    expect(weights.tensor('half')).toEqual({
      shape: [2],
      values: Float32Array.of(1.5, -2),
    });
    expect(weights.tensor('single')).toEqual({
      shape: [1, 2],
      values: Float32Array.of(0.25, 3),
    });
  });

  it('names the tensor that is missing', () => {
    expect(() => readSafetensors(exampleFile()).tensor('bias')).toThrow('no tensor bias');
  });

  it('refuses a type that it cannot read', () => {
    expect(() => readSafetensors(exampleFile()).tensor('integer')).toThrow('I64');
  });
});

function exampleFile(): Uint8Array {
  const header = Buffer.from(
    JSON.stringify({
      half: { dtype: 'F16', shape: [2], data_offsets: [0, 4] },
      single: { dtype: 'F32', shape: [1, 2], data_offsets: [4, 12] },
      integer: { dtype: 'I64', shape: [1], data_offsets: [4, 12] },
    }),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const halves = Buffer.from('003e00c0', 'hex');
  const singles = Buffer.from('0000803e00004040', 'hex');
  return Buffer.concat([length, header, halves, singles]);
}
