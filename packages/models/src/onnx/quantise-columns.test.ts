import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiseColumns } from './quantise-columns.ts';

describe('quantiseColumns', () => {
  it('gives every column its own scale', () => {
    const matrix = { shape: [2, 2], values: Float32Array.of(127, 0.5, -254, 1) };
    const quantised = quantiseColumns(matrix);
    expect([...quantised.values]).toEqual([64, 64, -127, 127]);
    expect(quantised.scales[0]).toBe(2);
    expect(quantised.scales[1]).toBeCloseTo(1 / 127);
  });

  it('restores every value to within half a step', () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((integer) => integer / 1000);
    fc.assert(
      fc.property(fc.array(value, { minLength: 6, maxLength: 6 }), (values) => {
        const matrix = { shape: [3, 2], values: Float32Array.from(values) };
        const quantised = quantiseColumns(matrix);
        for (const [index, original] of matrix.values.entries()) {
          const scale = quantised.scales[index % 2] ?? 0;
          const restored = (quantised.values[index] ?? 0) * scale;
          expect(Math.abs(restored - original)).toBeLessThanOrEqual(scale * 0.5001);
        }
      }),
    );
  });
});
