import { describe, expect, it } from 'vitest';
import { sharedFor } from './shared-for.ts';

describe('sharedFor', () => {
  it('asks once for all calls of a moment, and again afterwards', async () => {
    let time = 0;
    let asked = 0;
    const count = sharedFor(
      1_000,
      async (key) => {
        asked += 1;
        return `${key}${asked}`;
      },
      () => time,
    );
    expect(await Promise.all([count('a'), count('a'), count('b')])).toEqual(['a1', 'a1', 'b2']);
    time = 1_000;
    expect(await count('a')).toBe('a3');
  });

  it('does not keep a failure', async () => {
    let isDown = true;
    const count = sharedFor(1_000, async () => {
      if (isDown) throw new Error('down');
      return 'up';
    });
    await expect(count('a')).rejects.toThrow('down');
    isDown = false;
    expect(await count('a')).toBe('up');
  });
});
